import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Locator } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { boardClient, sitDown } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, sees, standsStill, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { isFocused } from './page-findings.mjs';
import { openPolling } from './plan-quickly.ts';
import { tabTo } from './tab-to.ts';
import { fill, WORDS } from './words.ts';

/* A note names a voter. An administrator finds it in the log and takes it out, without a mouse; every page says so. */

const { board: boardWords, rounds } = WORDS;
const { log, redact } = rounds;
const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

const NOTE = 'Zoë Vale wrote her name beside the box';
const OTHER_NOTE = 'One corner is torn';
const REASON = 'It named a voter.';
const NOTED: ManualVoteRecord = {
  state: 'audited',
  interpretations: {
    'Contest 1': { kind: 'blank', invalidWriteIn: true, note: NOTE },
    'Contest 2': { kind: 'blank', invalidWriteIn: false, note: OTHER_NOTE },
  },
};

const { place, link } = await openPolling(journey, ada, { name: 'Redacting', draws: 5 });
const board = await boardClient(journey, link);
await board.send('name-board-members', { ...place, members: ['Joe'] });
const [first] = (await board.ask('board', place)).ballots;
assert(first !== undefined, 'the board has ballots');
await board.send('record-ballot', { ...place, ballot: first.ballot, record: NOTED, basedOn: null });

/** The members and the ballots of J1 stand in its own chain, where this is the fourth entry. */
const offerOf = (text: string) => `${redact.open} ${fill(redact.which, { entry: 'J1 · 4', text })}`;
const SAID = new RegExp(`^Redacted on .+ by Ada Warren.*: ${REASON}$`);

/** Where the focus is, it is here or inside. */
function holdsFocus(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element.matches(':focus-within'));
}

test('an administrator redacts a note with the keyboard alone, and the page says who did it and why', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Redacting a note');
  await visit(page, `/audits/${place.auditId}/log`);
  await isAt(page, log.title);
  await sees(page, fill(log.text, { text: NOTE }));
  const findings = [...(await inspectPage(page, 'texts in the log'))];

  // Whoever thinks better of it keeps the text, and stays where they were.
  await tabTo(page, 'button', offerOf(NOTE));
  await page.keyboard.press('Enter');
  const form = page.locator('form').filter({ hasText: redact.says });
  await form.waitFor();
  await standsStill(page);
  expect(await holdsFocus(page.locator('.swap').filter({ has: form }).last())).toBe(true);
  await tabTo(page, 'button', redact.leave);
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await tabTo(page, 'button', offerOf(NOTE));

  await page.keyboard.press('Enter');
  await tabTo(page, 'button', redact.submit);
  await page.keyboard.press('Enter');
  await sees(form, redact.reasonMissing);
  findings.push(...(await inspectPage(page, 'the form')));
  await page.keyboard.press('Shift+Tab');
  const reason = form.getByRole('textbox', { name: redact.reason });
  expect(await reason.evaluate(isFocused)).toBe(true);
  await page.keyboard.type(REASON);
  await tabTo(page, 'button', redact.submit);
  await page.keyboard.press('Enter');

  const said = page.getByText(SAID);
  await said.waitFor();
  await standsStill(page);
  // The focus is on what stands in place of the text, so it is read out.
  expect(await holdsFocus(page.locator('.swap').filter({ has: said }).last())).toBe(true);
  await sees(page, log.types['text-redacted']);
  expect(await page.getByText(NOTE).count()).toBe(0);
  expect(await page.content()).not.toContain('Vale');
  await sees(page, fill(log.text, { text: OTHER_NOTE }));
  findings.push(...(await inspectPage(page, 'after it')));
  expect(findings).toEqual([]);
});

test('the board finds in place of its note that it was redacted, and the note it may keep', async () => {
  const page = await sitDown(journey, link);
  pictureOnFailure(page, 'The redacted note at the board');
  await follow(page, fill(boardWords.table.reAuditNamed, { position: first.position, batch: first.batch }));
  await isAt(page, fill(boardWords.ballot.title, { position: first.position, batch: first.batch }));
  await sees(page, fill(boardWords.ballot.noteLabel, { contest: 'Contest 1' }));
  await sees(page, SAID);
  expect(
    await page.getByRole('textbox', { name: fill(boardWords.ballot.noteLabel, { contest: 'Contest 2' }) }).inputValue(),
  ).toBe(OTHER_NOTE);
  expect(await inspectPage(page, 'a ballot whose note was redacted')).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
