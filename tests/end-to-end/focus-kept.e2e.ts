import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { isAt, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches, planPolling } from './plan-quickly.ts';
import { tabTo } from './tab-to.ts';
import { fill, WORDS } from './words.ts';

/* Where what was pressed goes away, the focus goes to the title of what came instead, and not to the top of the page. */

const { contestsTable, manifest, office, printed, setup, tallyEntry } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** Goes to the button with the keyboard alone and presses it. */
async function pressByKey(page: Page, name: string): Promise<void> {
  await tabTo(page, 'button', name);
  await page.keyboard.press('Enter');
}

/** What a screen reader would be at: the text of what has the focus. */
async function hasFocus(page: Page, text: string): Promise<void> {
  await eventually(async () => page.evaluate<string>('document.activeElement.textContent')).toBe(text);
}

test('a manager who makes boards, or says where numbers come from, stays where they are', async () => {
  const auditId = await planPolling(journey, ada, 'Boards by keyboard');
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Focus, manager');
  await visit(page, `/audits/${auditId}/office/J1`);
  const statement = page.getByRole('region', { name: manifest.title, exact: true });
  await statement.getByRole('radio').first().check();
  await statement.getByRole('textbox', { name: manifest.by, exact: true }).fill('Canvass board');
  await statement.getByLabel(manifest.on).fill('2026-01-05');
  for (const select of await statement.getByRole('combobox').all()) await select.selectOption('included');
  await pressByKey(page, manifest.save);
  await hasFocus(page, manifest.title);
  await pressByKey(page, manifest.change);
  await hasFocus(page, manifest.title);

  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 5 } });
  await page.getByRole('button', { name: office.boards.submit, exact: true }).waitFor();
  // Sheets for boards are offered once there are boards.
  const sheets = page.getByRole('link', { name: printed.kinds['board-hand-over-sheets'].name, exact: true });
  await page.getByRole('link', { name: printed.kinds['ballot-retrieval-list'].name, exact: true }).waitFor();
  expect(await sheets.count()).toBe(0);
  await pressByKey(page, office.boards.submit);
  await hasFocus(page, 'J1');
  await sheets.waitFor();
});

test('opening tally entry, and choosing a batch on a telephone, leaves nobody at the top of the page', async () => {
  const auditId = await openBatches(journey, ada, 'Tallies by keyboard');
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, 'Focus, tally entry');
  await visit(jane, `/audits/${auditId}/office/J1/people`);
  await pressByKey(jane, tallyEntry.manage.open);
  const address = jane.getByRole('link', { name: /\/tallyentry\// });
  await address.waitFor();
  await hasFocus(jane, tallyEntry.manage.link);

  const phone = await journey.newWindow({ width: 390, height: 844 });
  pictureOnFailure(phone, 'Focus, phone');
  await visit(phone, (await address.getAttribute('href')) ?? '');
  await tabTo(phone, 'textbox', tallyEntry.ask.first);
  await phone.keyboard.type('Ann');
  await phone.keyboard.press('Enter');
  await isAt(phone, tallyEntry.wait.title);
  const number = (await phone.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
  await tabTo(jane, 'textbox', fill(tallyEntry.manage.number, { people: 'Ann' }));
  await jane.keyboard.type(number);
  await jane.keyboard.press('Enter');
  await isAt(phone, tallyEntry.work.title);
  await tabTo(phone, 'button', /^Batch 1\b/);
  await phone.keyboard.press('Enter');
  // The list makes room for the batch, and what was pressed with it.
  await hasFocus(phone, tallyEntry.work.title);
  await pressByKey(phone, office.tallies.save);
});

test('an administrator who opens the table of contests is at it', async () => {
  const auditId = await planPolling(journey, ada, 'Table by keyboard');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Focus, administrator');
  await visit(page, `/audits/${auditId}/contests`);
  await isAt(page, setup.contests.title);
  await pressByKey(page, contestsTable.open);
  await hasFocus(page, contestsTable.title);
  // Whoever lays the focus down on purpose is left alone.
  await page.locator('body').click({ position: { x: 5, y: 500 } });
  await page.waitForTimeout(300);
  expect(await page.evaluate<boolean>('document.activeElement === document.body')).toBe(true);
});
