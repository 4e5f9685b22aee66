import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { choose, goTo, isAt, paste, press, rowsOf, sees, slotOf, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure, SECOND_MANAGER } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* An election with two audits: its participants are typed, and the second audit starts with what the first has. */

const { audit, files, home, setup } = WORDS;
const { participants } = setup;

const journey = await openJourney();
afterAll(() => journey.close());

function rowOf(page: Page, number: number) {
  return page.getByRole('listitem').filter({ hasText: fill(participants.rowNumber, { number }) });
}

async function typeRow(page: Page, number: number, jurisdiction: string, email: string): Promise<void> {
  await type(rowOf(page, number), participants.columns.jurisdiction, jurisdiction);
  await type(rowOf(page, number), participants.columns.email, email);
}

async function createAudit(page: Page, name: string, kind: 'ballot-polling' | 'batch-comparison'): Promise<void> {
  await type(page, home.create.name, name);
  await choose(page, audit.kinds[kind].name);
}

test('an administrator types who takes part, and a second audit of the election starts with it', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Elections');
  await createAudit(page, 'First contest', 'ballot-polling');
  await type(page, home.create.electionName, 'General election');
  await page.getByLabel(home.create.electionDate, { exact: true }).fill('2026-11-03');
  await press(page, home.create.submit);
  await isAt(page, participants.title);

  await press(page, participants.type);
  await typeRow(page, 2, 'J1', FIRST_MANAGER);
  await typeRow(page, 3, 'J2', 'nobody');
  await press(page, participants.typeCheck);
  // The words of the reader of uploaded files, with the number of the row as it stands here.
  await sees(page, 'Row 3: “nobody” is not an e-mail address.');
  // Reloaded, the list is still there; what was found in it is not left standing where files are uploaded.
  await page.reload();
  await rowOf(page, 3).waitFor();
  expect(await page.getByText('“nobody” is not an e-mail address.').count()).toBe(0);
  await type(rowOf(page, 3), participants.columns.email, FIRST_MANAGER);
  await press(page, participants.typeAdd);
  await typeRow(page, 4, 'J3', SECOND_MANAGER);
  await press(page, participants.typeCheck);
  await sees(page, files.check.clean);
  await press(page, files.check.use);
  await sees(page, fill(participants.listed_other, { count: 3 }));
  await slotOf(page, 'participants').getByText(participants.typedFile).first().waitFor();

  const auditId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const jane = await journey.clientOf(FIRST_MANAGER);
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }

  await visit(page, '/');
  await createAudit(page, 'Full hand tally', 'batch-comparison');
  await page.getByLabel(home.create.election, { exact: true }).selectOption({ label: 'General election, Nov 3, 2026' });
  await page.getByLabel(home.create.startsFrom, { exact: true }).selectOption({ label: 'First contest' });
  await press(page, home.create.submit);
  await sees(page, fill(audit.next.steps['define-contests'].title, {}));
  await goTo(page, audit.pages.participants);
  await sees(page, fill(participants.listed_other, { count: 3 }));
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const second = new URL(page.url()).pathname.split('/')[2] ?? '';
  const [manifest] = (await ada.ask('jurisdiction', { auditId: second, jurisdiction: 'J1' })).slots;
  expect(manifest?.registered?.figures.batches).toBeGreaterThan(0);
  await goTo(page, audit.pages.log);
  await sees(page, fill(WORDS.rounds.log.startsFrom, { name: 'First contest' }));
  await goTo(page, audit.pages.settings);
  expect(await page.getByLabel(setup.settings.electionName, { exact: true }).inputValue()).toBe('General election');

  await visit(page, '/');
  const list = tableOf(page, home.active)
    .or(page.getByRole('region', { name: home.active }).getByRole('table'))
    .first();
  await list.waitFor();
  const rows = await rowsOf(list);
  expect(rows.map(([first]) => first)).toEqual(['General election, Nov 3, 2026', 'Full hand tally', 'First contest']);
  expect(journey.complaints).toEqual([]);
});

test('cells copied from a spreadsheet fill the rows', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { organizationId } = journey;
  const { auditId } = await ada.send('create-audit', {
    organizationId,
    name: 'Pasted',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Pasted');
  await visit(page, `/audits/${auditId}/participants`);
  await press(page, participants.type);
  const text = Array.from({ length: 12 }, (_, place) => `County ${place + 1}\tclerk${place + 1}@x.example\t100`).join(
    '\r\n',
  );
  await rowOf(page, 2).getByRole('textbox', { name: participants.columns.jurisdiction }).focus();
  await paste(page, text);
  await press(page, participants.typeCheck);
  await press(page, files.check.use);
  await sees(page, fill(participants.listed_other, { count: 12 }));
  expect((await ada.ask('plan', { auditId })).plan.jurisdictions[11]).toEqual({
    name: 'County 12',
    expectedBallots: 100,
  });
});
