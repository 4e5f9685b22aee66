import { problemInWords } from '@plumbline/words/problem-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, newestSignInCode, openJourney, pictureOnFailure } from './open-journey.ts';
import { WORDS } from './words.ts';

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
