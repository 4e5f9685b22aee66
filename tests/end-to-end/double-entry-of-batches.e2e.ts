import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { openBatch, openTallies, typeVotes } from './office-steps.ts';
import { goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches, planBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Each batch is entered twice: by the manager, and by people at another computer, who do not know what the other entered. */

const { audit, office, setup, tallyEntry } = WORDS;
const { tallies } = office;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);
const jane = await journey.clientOf(FIRST_MANAGER);

const picture = (page: Page, name: string) => pictureOf(page, `twice-${name}`, [1280, 390]);
const field = (page: Page, choice: number) => page.getByRole('textbox', { name: `candidate ${choice}`, exact: true });
const list = (page: Page) => page.getByRole('navigation', { name: tallies.list });

async function letIn(page: Page, auditId: string, name: string): Promise<void> {
  const place = { auditId, jurisdiction: 'J1' };
  const { link } = await jane.send('make-tally-link', place);
  await visit(page, new URL(link, journey.origin).pathname);
  await type(page, tallyEntry.ask.first, name);
  await press(page, tallyEntry.ask.submit);
  await isAt(page, tallyEntry.wait.title);
  const number = (await page.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
  const asked = (await jane.ask('tally-requests', place)).requests.find(({ stand }) => stand === 'waiting');
  assert(asked !== undefined, 'the manager sees who waits');
  await jane.send('confirm-tally-entry', { ...place, entryId: asked.entryId, number });
  await isAt(page, tallyEntry.work.title);
}

test('an office chooses that each batch is entered twice', async () => {
  const auditId = await planBatches(journey, ada, 'Twice, chosen');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'twice, settings');
  await visit(page, `/audits/${auditId}/settings`);
  await tick(page, new RegExp(`^${setup.settings.doubleEntryBatches}`));
  await picture(page, 'settings');
  expect(await inspectPage(page, 'settings of batches')).toEqual([]);
  await press(page, setup.settings.save);
  await sees(page, setup.settings.saved);
  const { plan } = await ada.ask('plan', { auditId });
  expect(plan.settings?.doubleEntry).toBe(true);
});

test('two enter a batch, are shown nothing of each other, and settle what differs', async () => {
  const auditId = await openBatches(journey, ada, 'Twice, entered', { doubleEntry: true });
  const place = { auditId, jurisdiction: 'J1' };
  const laptop = await journey.newWindow();
  pictureOnFailure(laptop, 'twice, laptop');
  await letIn(laptop, auditId, 'Ann');
  await openBatch(laptop, 'Batch 1');
  await sees(laptop, tallies.once.first);
  await typeVotes(laptop, [400, 50, 40]);
  await press(laptop, tallies.save);
  await sees(laptop, tallies.once.yours);
  await sees(list(laptop), tallies.stateOnceYours);
  // Nor does whoever entered it see it again.
  await eventually(() => field(laptop, 1).inputValue()).toBe('');
  await picture(laptop, 'yours');
  expect(await inspectPage(laptop, 'a batch entered by one of two')).toEqual([]);

  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'twice, desk');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await openTallies(desk);
  await openBatch(desk, 'Batch 1');
  await sees(desk, fill(tallies.once.others, { people: 'Ann' }));
  expect(await field(desk, 1).inputValue()).toBe('');
  await picture(desk, 'others');
  await typeVotes(desk, [400, 55, 40]);
  await press(desk, tallies.save);
  await sees(desk, tallies.contested.twiceSays);
  await sees(laptop, tallies.contested.twiceSays);
  await picture(laptop, 'contested');
  expect(await inspectPage(laptop, 'two tallies that are not alike')).toEqual([]);
  const { batches } = await jane.ask('jurisdiction', place);
  const { contested = [] } = batches.find(({ batch }) => batch === 'Batch 1') ?? {};
  const number = contested.findIndex(({ enteredBy }) => enteredBy !== 'Ann') + 1;
  await press(laptop, fill(tallies.contested.take, { number }));
  await eventually(() => field(laptop, 2).inputValue()).toBe('55');
  await press(laptop, tallies.save);
  await sees(laptop, tallies.once.alike);
  await eventually(async () => {
    const answer = await jane.ask('jurisdiction', place);
    return answer.batches.find(({ batch }) => batch === 'Batch 1')?.countedInRound;
  }).toBe(1);

  // The desk enters what the others have not, and is told when nothing is left for it.
  const lines = batches.filter(({ batch }) => batch !== 'Batch 1');
  for (const { batch } of lines) {
    await openBatch(desk, batch);
    await typeVotes(desk, [1, 1, 1]);
    await press(desk, tallies.save);
    await sees(desk, tallies.once.yours);
  }
  await sees(desk, tallies.once.allYours);
  await goTo(desk, audit.pages.log);
  expect(await desk.getByText('"candidate 1":1').count()).toBe(0);
});
