import { details } from '@plumbline/words/en/server/details';
import { problemInWords } from '@plumbline/words/problem-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openBatch, openTallies, saveTally, typeVotes } from './office-steps.ts';
import { follow, goTo, isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { audit, everywhere, office, tallyEntry } = WORDS;
const PHONE = { width: 390, height: 844 };
const NAME = 'Counted by many';

const journey = await openJourney();
afterAll(() => journey.close());

/** Asks at another computer, and answers the number it shows then. */
async function ask(page: Page, link: string, people: readonly [string, string?]): Promise<string> {
  await visit(page, link);
  await isAt(page, fill(tallyEntry.ask.title, { jurisdiction: 'J1' }));
  await type(page, tallyEntry.ask.first, people[0]);
  if (people[1] !== undefined) await type(page, tallyEntry.ask.second, people[1]);
  await press(page, tallyEntry.ask.submit);
  await isAt(page, tallyEntry.wait.title);
  // The secret is neither in the address bar nor behind the back button.
  expect(new URL(page.url()).pathname).toBe('/tally-entry');
  const shown = await page.locator('.tally-number').innerText();
  return shown.replace(tallyEntry.wait.number, '').replaceAll(/\D/g, '');
}

async function letIn(manager: Page, people: string, number: string): Promise<void> {
  const request = manager.getByRole('listitem').filter({ hasText: people });
  await request.waitFor();
  await standsStill(manager);
  await type(request, fill(tallyEntry.manage.number, { people }), number);
  await press(request, tallyEntry.manage.letIn);
}

test('two computers ask, one enters batches by its number and is ended, the other is rejected', async () => {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, client, NAME);
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, 'tally entry, manager');
  await visit(jane, `/audits/${auditId}/office/J1`);
  await follow(jane, office.tallies.others);
  await isAt(jane, tallyEntry.manage.title);
  await press(jane, tallyEntry.manage.open);
  const address = jane.getByRole('link', { name: /\/tallyentry\// });
  const link = (await address.getAttribute('href')) ?? '';
  await sees(jane, tallyEntry.manage.nobodyWaits);

  // A manager who opens it at their own computer is told what would follow.
  const own = await jane.context().newPage();
  await visit(own, link);
  await sees(own, fill(tallyEntry.ask.signedIn, { name: FIRST_MANAGER }));
  await own.close();

  const [laptop, phone] = [await journey.newWindow(), await journey.newWindow(PHONE)];
  pictureOnFailure(laptop, 'tally entry, laptop');
  pictureOnFailure(phone, 'tally entry, phone');
  // What is wrong with the names is said before anything is sent.
  await visit(laptop, link);
  await press(laptop, tallyEntry.ask.submit);
  await sees(laptop, tallyEntry.ask.missing);
  await type(laptop, tallyEntry.ask.first, 'ann@county.example');
  await press(laptop, tallyEntry.ask.submit);
  await sees(laptop, tallyEntry.ask.address);
  await type(laptop, tallyEntry.ask.first, 'Ann');
  await type(laptop, tallyEntry.ask.second, ' ANN');
  await press(laptop, tallyEntry.ask.submit);
  await sees(laptop, tallyEntry.ask.twice);
  const desk = await jane.context().newPage();
  await visit(desk, `/audits/${auditId}/office/J1`);
  const first = await ask(laptop, link, ['Ann', 'Bob']);
  // Whoever looks at the desk meanwhile is told that somebody waits.
  await sees(desk, fill(office.tallies.othersWait_one, { count: 1 }));
  const second = await ask(phone, link, ['Cid']);
  await sees(desk, fill(office.tallies.othersWait_other, { count: 2 }));
  await desk.close();
  expect([first, second]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]);
  expect(second).not.toBe(first);

  // Both appear by themselves. What is no number counts for nothing; a wrong number is told, and lets nobody in.
  await letIn(jane, 'Ann, Bob', '123');
  await sees(jane, tallyEntry.manage.numberShort);
  await letIn(jane, 'Ann, Bob', second);
  await sees(jane.getByRole('alert'), problemInWords('tally-number-wrong').title);
  await sees(jane.getByRole('alert'), fill(details.tallyNumberWrong, { left: 4 }));
  await letIn(jane, 'Ann, Bob', first);
  await isAt(laptop, tallyEntry.work.title);
  await press(jane, fill(tallyEntry.manage.rejectNamed, { people: 'Cid' }));
  await isAt(phone, tallyEntry.over.rejected.title);
  await visit(phone, '/');
  await isAt(phone, WORDS.account.signIn.title);

  await openBatch(laptop, 'Batch 1');
  await typeVotes(laptop, [400, 50, 40]);
  await saveTally(laptop, 'Batch 1');
  const byAnnAndBob = fill(office.tallies.stateEnteredBy, { name: 'Ann, Bob' });
  await sees(laptop.getByRole('navigation', { name: office.tallies.list }), byAnnAndBob);
  // Nothing here leads to what they may not do.
  expect(await laptop.getByText(audit.next.steps['finalize-tallies'].button).count()).toBe(0);
  expect(await laptop.getByRole('link', { name: office.round.download }).count()).toBe(0);

  await openTallies(jane);
  await sees(jane.getByRole('navigation', { name: office.tallies.list }), byAnnAndBob);
  await openBatch(jane, 'Batch 1');
  await typeVotes(jane, [399, 50, 40]);
  await saveTally(jane, 'Batch 1');
  await sees(
    jane.getByRole('navigation', { name: office.tallies.list }),
    fill(office.tallies.stateEnteredBy, { name: FIRST_MANAGER }),
  );
  // The other computer has the new entry by itself.
  const votes = laptop.getByRole('textbox', { name: 'candidate 1', exact: true });
  await eventually(() => votes.inputValue()).toBe('399');

  await goTo(jane, audit.pages.tallyPeople);
  await isAt(jane, tallyEntry.manage.title);
  await standsStill(jane);
  await press(jane, fill(tallyEntry.manage.endNamed, { people: 'Ann, Bob' }));
  await isAt(laptop, tallyEntry.over.ended.title);
  await sees(jane, tallyEntry.manage.nobodyInside);
});

test('people who are finished sign their computer out, a replaced link opens nothing, and another lets them ask again', async () => {
  const jane = await journey.windowOf(FIRST_MANAGER);
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, client, 'Link replaced');
  await visit(jane, `/audits/${auditId}/office/J1/people`);
  await press(jane, tallyEntry.manage.open);
  const address = jane.getByRole('link', { name: /\/tallyentry\// });
  const old = (await address.getAttribute('href')) ?? '';
  const laptop = await journey.newWindow();
  pictureOnFailure(laptop, 'tally entry, link replaced');
  await letIn(jane, 'Dee', await ask(laptop, old, ['Dee']));
  await isAt(laptop, tallyEntry.work.title);
  await press(laptop, tallyEntry.work.leave);
  await isAt(laptop, tallyEntry.over.none.title);
  await sees(jane, tallyEntry.manage.nobodyInside);

  // Of several whom nobody knows all are rejected at once.
  const strangers = await Promise.all([journey.newWindow(), journey.newWindow()]);
  for (const [at, page] of strangers.entries()) await ask(page, old, [`Nobody ${at}`]);
  await press(jane, fill(tallyEntry.manage.rejectAll, { count: 2 }));
  for (const page of strangers) await isAt(page, tallyEntry.over.rejected.title);
  await sees(jane, tallyEntry.manage.nobodyWaits);

  const number = await ask(laptop, old, ['Dee']);
  await sees(jane, fill(tallyEntry.manage.number, { people: 'Dee' }));
  await standsStill(jane);
  await press(jane, tallyEntry.manage.replace);
  await isAt(laptop, tallyEntry.over.ended.title);
  await visit(laptop, old);
  await isAt(laptop, tallyEntry.ask.unknownTitle);
  await sees(jane, tallyEntry.manage.nobodyWaits);
  const link = (await address.getAttribute('href')) ?? '';
  expect(link).not.toBe(old);
  expect(await ask(laptop, link, ['Dee'])).not.toBe(number);
  expect(await laptop.getByText(everywhere.session.endedTitle).count()).toBe(0);
});
