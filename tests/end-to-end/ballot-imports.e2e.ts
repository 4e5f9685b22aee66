import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Check-ins of a poll book are taken into a ballot room: first a file with voters and one with slips, then the right one, twice. */

const { ballotImports, ballotCustody } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

const room = { electionId: '', jurisdiction: 'J1' };
const KIND = ballotImports.kinds['check-ins'];

const picture = (page: Page, name: string) => pictureOf(page, name, [1280]);

async function chooseFile(page: Page, name: string, csv: string): Promise<void> {
  const input = page.getByLabel(fill(ballotImports.chooseFor, { kind: KIND }), { exact: true });
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { level: 2, name: fill(ballotImports.found, { name }), exact: true }).waitFor();
}

test('a file of check-ins is looked at, put right and taken in once', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  const { electionId } = election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'OH' });
  room.electionId = electionId;
  const ask = (what: CommandInput<'ask-ballot-room'>['ask'], by = ada) =>
    by.send('ask-ballot-room', { ...room, ask: what });
  const [director, second] = [ADMINISTRATOR, SECOND_ADMINISTRATOR].map(({ name, email }, at) => {
    return { person: `p${at + 1}`, name, signIn: email };
  });
  if (director === undefined || second === undefined) throw new Error('two administrators open the room');
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });
  await ask({ type: 'take-oath', person: 'p1' });
  const { waiting } = await rosa.ask('ballot-room', room);
  await ask({ type: 'confirm-grants', proposals: waiting.map(({ proposal }) => proposal) }, rosa);
  for (const site of ['P-01', 'P-02']) {
    await ask({ type: 'register-site', site, kind: 'precinct', tabulators: ['T1'], days: [] });
  }
  const days = ['2026-10-29', '2026-10-30'];
  await ask({ type: 'register-site', site: 'EV-N', kind: 'early-voting', tabulators: ['N1'], days });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Files of a ballot room');
  await visit(page, `/elections/${electionId}/ballots/J1/files`);
  await isAt(page, ballotImports.title);
  await sees(page, ballotImports.none);
  await page.locator('summary', { hasText: ballotImports.columns }).click();
  await page.getByRole('rowheader', { name: 'Check-ins', exact: true }).waitFor();
  await picture(page, 'files-first');

  await chooseFile(page, 'voters.csv', 'Site,Voter Name,Kind,Check-ins\nP-01,Zoë Vale,regular,1\n');
  await sees(page, /looks like it says something about single voters/);
  expect(await page.getByText('Zoë Vale').count()).toBe(0);
  expect(await page.getByRole('button', { name: ballotImports.take }).count()).toBe(0);

  const long = { name: `${'n'.repeat(200)}.csv`, mimeType: 'text/csv', buffer: Buffer.from('Site,Kind,Check-ins\n') };
  await page.getByLabel(fill(ballotImports.chooseFor, { kind: KIND }), { exact: true }).setInputFiles(long);
  await sees(page, fill(ballotImports.nameTooLong, { most: 200 }));

  const slips = 'Site,Day,Kind,Check-ins\nP-01,,regular,about 500\nP-02,11/31/2026,regular,432\nP-02,,both,4\n';
  await chooseFile(page, 'slips.csv', slips);
  await sees(page, fill(ballotImports.refusedFile_other, { count: '3' }));
  await sees(page, /“about 500” in “Check-ins” must be a whole number/);
  await picture(page, 'files-slips');

  const unknown = 'Site,Day,Kind,Check-ins\nP-01,,regular,512\nP-09,,regular,432\nEV-N,,regular,280\n';
  await chooseFile(page, 'unknown.csv', unknown);
  await sees(page, fill(ballotImports.refusedLines_other, { count: '2' }));
  await sees(page, /“P-09” is not known here/);
  await sees(page, /Voting at EV-N takes several days/);
  await picture(page, 'files-refused');
  expect((await ada.ask('ballot-imports', room)).imports).toEqual([]);

  const good =
    'Site,Day,Kind,Check-ins\nP-01,,regular,512\nP-02,11/3/2026,regular,432\nP-02,,provisional,4\nEV-N,2026-10-29,regular,280\n';
  await chooseFile(page, 'check-ins.csv', good);
  await sees(page, fill(ballotImports.ready, { fresh: '4', changed: '0', same: '0' }));
  await picture(page, 'files-good');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'files-good-390');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 900 });
  await press(page, ballotImports.take);
  await sees(page, fill(ballotImports.done, { fresh: '4', changed: '0', same: '0' }));
  const taken = page.getByRole('row', { name: /check-ins\.csv/ });
  await taken.waitFor();
  await picture(page, 'files-done');

  await chooseFile(page, 'check-ins.csv', good);
  await sees(page, ballotImports.nothingNew);
  expect((await ada.ask('ballot-imports', room)).imports).toHaveLength(1);

  await chooseFile(page, 'corrected.csv', good.replace('432', '431'));
  await sees(page, fill(ballotImports.ready, { fresh: '0', changed: '1', same: '3' }));
  await press(page, ballotImports.take);
  await sees(page, fill(ballotImports.done, { fresh: '0', changed: '1', same: '3' }));

  const counts = await ada.ask('ballot-counts', room);
  const figures = counts.stages.find(({ line }) => line === 'regularCheckIns')?.figures ?? [];
  expect(figures.map(({ place, value }) => [place, value])).toEqual(
    expect.arrayContaining([
      ['site:P-01', 512],
      ['site:P-02', 431],
      ['site-day:EV-N/2026-10-29', 280],
    ]),
  );

  await visit(page, `/elections/${electionId}/ballots/J1/log`);
  await page.getByRole('cell', { name: ballotCustody.events['file-imported'], exact: true }).first().waitFor();
}, 120_000);
