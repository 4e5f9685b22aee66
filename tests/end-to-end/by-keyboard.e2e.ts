import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { boardClient, seesEverythingSaved, sitDown } from './board-steps.ts';
import { isAt, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { isFocused } from './page-findings.mjs';
import { openPolling, timesDone } from './plan-quickly.ts';
import { TABS_MAX, tabTo } from './tab-to.ts';
import { fill, WORDS } from './words.ts';

/* With Tab, Enter, Space and letters only, and always with the focus to be seen. */

const { account, board, home } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

test('somebody signs in with the keyboard alone', async () => {
  await openPolling(journey, ada, { name: 'Signing in', draws: 5 });
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Keyboard, sign-in');
  await visit(page, '/sign-in');
  await tabTo(page, 'textbox', account.signIn.email);
  await page.keyboard.type(FIRST_MANAGER);
  await tabTo(page, 'button', account.signIn.send);
  await page.keyboard.press('Space');
  await isAt(page, account.code.title);
  const { messages } = await journey.nobody().ask('outbox', {});
  const message = messages.find((one) => one.to === FIRST_MANAGER);
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(message?.text ?? '')?.[0] ?? '';
  await tabTo(page, 'textbox', account.code.label);
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await isAt(page, home.managerTitle);
  await tabTo(page, 'link', 'J1');
  await page.keyboard.press('Enter');
  await isAt(page, 'J1');
});

test('an audit board records a ballot with the keyboard alone', async () => {
  const { place, link } = await openPolling(journey, ada, { name: 'Recording', draws: 5 });
  const page = await sitDown(journey, link);
  pictureOnFailure(page, 'Keyboard, board');
  await isAt(page, board.members.title);
  await tabTo(page, 'textbox', board.members.first);
  await page.keyboard.type('Joe');
  await tabTo(page, 'button', board.members.submit);
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', board.table.first);
  await page.keyboard.press('Enter');
  const client = await boardClient(journey, link);
  const [first, second] = (await client.ask('board', place)).ballots;
  assert(first !== undefined && second !== undefined, 'the board has ballots');
  await isAt(page, titleOf(first));
  await tabTo(page, 'button', 'candidate 2');
  await page.keyboard.press('Space');
  // Past the other marks of the first contest, into the second.
  const inSecond = page.getByRole('group', { name: /Contest 2$/ }).getByRole('button', { name: /^candidate 3/ });
  for (let tabs = 0; tabs < TABS_MAX && !(await inSecond.evaluate(isFocused)); tabs += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', board.ballot.readBack);
  await page.keyboard.press('Enter');
  await isAt(page, board.readBack.title);
  await tabTo(page, 'button', board.readBack.keep);
  await page.keyboard.press('Enter');
  await isAt(page, titleOf(second));
  await seesEverythingSaved(page);
  expect(await timesDone(ada, place.auditId, 'ballot-recorded')).toBe(1);
  const { ballot } = await client.ask('ballot', { ...place, ballot: first.ballot });
  expect(ballot.record).toMatchObject({
    interpretations: { 'Contest 1': { choices: ['candidate 2'] }, 'Contest 2': { choices: ['candidate 3'] } },
  });
});

function titleOf({ batch, position }: { readonly batch: string; readonly position: number }): string {
  return fill(board.ballot.title, { batch, position });
}
