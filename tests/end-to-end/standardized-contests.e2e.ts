import { afterAll, expect, test } from 'vitest';
import { planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import {
  COMPARED_CONTESTS,
  COMPARED_MANIFEST,
  clearBallotCvrs,
  dominionCvrs,
} from '../../apps/server/src/testing/compared-counties.ts';
import { inspectPage } from './inspect-page.ts';
import {
  chooseFile,
  goTo,
  isAt,
  press,
  rowsOf,
  sees,
  slotOf,
  tableOf,
  type,
  useFile as useFileOnPage,
  visit,
} from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* The names that hold for all counties, as a file of the audit: contests are chosen from it and records matched with it. */

const { audit, contestsTable, files, records, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

async function atContests(name: string) {
  const auditId = await planAudit(journey, ada, {
    name,
    type: 'ballot-comparison',
    contests: COMPARED_CONTESTS,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  for (const [jurisdiction, cvrs] of [
    ['J1', dominionCvrs()],
    ['J2', clearBallotCvrs()],
  ] as const) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, COMPARED_MANIFEST);
    await useFile(ada, { auditId, kind: 'cvrs', jurisdiction }, cvrs);
  }
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, name);
  await visit(page, `/audits/${auditId}/contests`);
  await isAt(page, setup.contests.title);
  return { auditId, page };
}

test('contests are chosen from the list, with its jurisdictions and choices, and what differs is named', async () => {
  const { auditId, page } = await atContests('Standardized');
  await chooseFile(page, 'standardized-contests', 'Contest Name,Jurisdictions\nContest 1,J1; J7\n');
  await sees(slotOf(page, 'standardized-contests'), files.check.refused_one);
  await useFileOnPage(
    page,
    'standardized-contests',
    'Contest Name,Jurisdictions,Choice Names\nContest 1,all,1-1; 1-2\nCouncil,J1,2-1; 2-2; 2-3\n',
  );
  await sees(page, records.standardized.misfits);
  await sees(page, fill(setup.commit.missingLines['contest-not-standardized'], { contest: 'Contest 2' }));
  const listed = tableOf(page, records.standardized.caption);
  await eventually(async () => (await rowsOf(listed)).map((row) => row.slice(0, 4))).toEqual([
    ['Contest 1', 'J1, J2', '11', '1-1 7; 1-2 3'],
    ['Council', 'J1', '0', '2-1 0; 2-2 0; 2-3 0'],
  ]);
  expect(await inspectPage(page, 'standardized')).toEqual([]);
  const second = page.getByRole('group', { name: 'Contest 2', exact: true });
  await second.getByText(records.standardized.notFound, { exact: true }).waitFor();
  await press(second, setup.contests.removeContest);
  await page
    .getByLabel(fill(records.contests.useOf, { contest: 'Council' }), { exact: true })
    .selectOption({ label: records.contests.uses.opportunistic });
  await sees(
    page.getByRole('group', { name: 'Council', exact: true }),
    fill(records.standardized.where, { jurisdictions: 'J1' }),
  );
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  await eventually(() => page.getByText(records.standardized.misfits, { exact: true }).count()).toBe(0);
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.contests.map(({ name, jurisdictions }) => [name, jurisdictions])).toEqual([
    ['Contest 1', 'all'],
    ['Council', ['J1']],
  ]);
  await goTo(page, audit.pages.contests);
  await press(slotOf(page, 'standardized-contests'), files.remove);
  await press(slotOf(page, 'standardized-contests'), files.removeYes);
  await tableOf(page, records.contests.caption).waitFor();
  expect(journey.complaints).toEqual([]);
});

test('in a comparison a table says of a contest what records do not, in one row', async () => {
  const { auditId, page } = await atContests('Table of a comparison');
  await press(page, contestsTable.open);
  const region = page.getByRole('region', { name: contestsTable.title, exact: true });
  await type(
    region,
    contestsTable.text,
    'Contest\tWinners\tAudited As\tJurisdictions\nContest 1\t1\ttargeted\tall\nContest 2\t2\topportunistic\tJ1',
  );
  await press(page, contestsTable.check);
  await press(page, fill(contestsTable.use_other, { count: 2 }));
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.cvrs?.defined).toMatchObject([
    { name: 'Contest 1', targeted: true, choices: null, jurisdictions: 'all' },
    { name: 'Contest 2', targeted: false, winners: 2, choices: null, jurisdictions: ['J1'] },
  ]);
});
