import { problemInWords } from '@plumbline/words/problem-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, newestSignInCode, openJourney, pictureOnFailure } from './open-journey.ts';
import { openPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { account, everywhere } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

async function askCode(page: Page): Promise<string> {
  await visit(page, '/sign-in');
  await type(page, account.signIn.email, ADMINISTRATOR.email);
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  return newestSignInCode(journey);
}

test('a wrong code is called wrong, nobody is told that they were signed out, and the right one signs in', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'At the door, codes');
  const code = await askCode(page);
  await type(page, account.code.label, code === '0000-0000' ? '0000-0001' : '0000-0000');
  await press(page, account.code.check);
  await sees(page.getByRole('alert'), problemInWords('code-wrong').title);
  expect(await page.getByText(everywhere.problems['session-ended'].title).count()).toBe(0);
  await press(page, account.code.again);
  await sees(page, account.code.sentAgain);
  const second = await newestSignInCode(journey);
  expect(second).not.toBe(code);
  await type(page, account.code.label, ` ${second.replace('-', ' ').toLowerCase()}`);
  await press(page, account.code.check);
  await isAt(page, account.factors.addTitle);
});

test('a mistyped link of a board and a used link say what they are', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'At the door, links');
  for (const [address, title] of [
    ['/auditboard/mistyped', problemInWords('board-link-unknown').title],
    ['/sign-in/used', problemInWords('link-used').title],
  ] as const) {
    await visit(page, address);
    await sees(page.getByRole('alert'), title);
    expect(await page.getByText(everywhere.problems['session-ended'].title).count()).toBe(0);
  }
});

test('the link of a board asks for its PIN, a wrong one is called wrong and stays typed, and at the desk another is made', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { place, link } = await openPolling(journey, ada, { name: 'PIN at the door', draws: 20 });
  const page = await journey.newWindow({ width: 390, height: 844 });
  pictureOnFailure(page, 'At the door, PIN');
  const { boardDoor } = account;
  await visit(page, link);
  await isAt(page, boardDoor.title);
  await sees(page, fill(boardDoor.lead, place));
  await type(page, boardDoor.label, '12 34');
  await press(page, boardDoor.submit);
  await sees(page.getByRole('alert'), boardDoor.shape);
  const right = await journey.pinOf(link);
  const wrong = `${(Number(right[0]) + 1) % 10}${right.slice(1)}`;
  await type(page, boardDoor.label, wrong);
  await press(page, boardDoor.submit);
  await sees(page.getByRole('alert'), problemInWords('board-pin-wrong').title);
  expect(await page.getByRole('textbox', { name: boardDoor.label }).inputValue()).toBe(wrong);
  // Nobody was let in.
  expect(new URL(page.url()).pathname).toMatch(/^\/auditboard\//);

  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, 'At the door, desk');
  await visit(jane, `/audits/${place.auditId}/office/${place.jurisdiction}`);
  const { boards } = WORDS.office;
  const shown = `${right.slice(0, 3)} ${right.slice(3, 6)} ${right.slice(6)}`;
  await jane.getByRole('button', { name: fill(boards.showPinNamed, place), exact: true }).waitFor();
  expect(await jane.getByText(shown).count()).toBe(0);
  await press(jane, fill(boards.showPinNamed, place));
  await sees(jane, shown);
  // Whoever looks at another screen of the same desk is not left with a PIN that is over.
  const second = await journey.windowOf(FIRST_MANAGER, { width: 820, height: 1180 });
  pictureOnFailure(second, 'At the door, second desk');
  await visit(second, `/audits/${place.auditId}/office/${place.jurisdiction}`);
  await press(second, fill(boards.showPinNamed, place));
  await sees(second, shown);
  await press(jane, fill(boards.renewal.pin.named, place));
  await press(jane, boards.renewal.no);
  expect(await journey.pinOf(link)).toBe(right);
  await press(jane, fill(boards.renewal.pin.named, place));
  await press(jane, boards.renewal.pin.yes);
  await sees(jane, fill(boards.renewal.pin.done, place));
  const next = await journey.pinOf(link);
  expect(next).not.toBe(right);
  await sees(second, `${next.slice(0, 3)} ${next.slice(3, 6)} ${next.slice(6)}`);
  expect(await second.getByText(shown).count()).toBe(0);

  await type(page, boardDoor.label, right);
  await press(page, boardDoor.submit);
  await sees(page.getByRole('alert'), problemInWords('board-pin-wrong').title);
  await type(page, boardDoor.label, `${next.slice(0, 3)} ${next.slice(3)}`);
  await press(page, boardDoor.submit);
  await isAt(page, WORDS.board.members.title);
  // Whoever opens the link again at the same device goes on where they were.
  await visit(page, link);
  await isAt(page, WORDS.board.members.title);
});

test('the link in the message fills the code in, and leaves it in no address', async () => {
  const page = await journey.newWindow();
  const filled = new URLSearchParams({ email: ADMINISTRATOR.email, code: '4K7M-00Z3', sent: crypto.randomUUID() });
  await visit(page, `/sign-in#${filled.toString()}`);
  await isAt(page, account.code.title);
  expect(await page.getByRole('textbox', { name: account.code.label, exact: true }).inputValue()).toBe('4K7M-00Z3');
  expect(new URL(page.url()).hash).toBe('');
  await press(page, account.code.check);
  await sees(page.getByRole('alert'), problemInWords('code-expired').title);
});
