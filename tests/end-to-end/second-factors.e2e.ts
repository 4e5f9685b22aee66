import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { problemInWords } from '@plumbline/words/problem-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { choose, follow, isAt, press, rowsOf, sees, standsStill, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { addApp, doFirstStep, giveVirtualPasskey } from './second-factor-steps.ts';
import { fill, WORDS } from './words.ts';

const { account, everywhere, home, setup } = WORDS;
const { factors } = account;
const journey = await openJourney();
afterAll(() => journey.close());
const NAMED = journey.origin.replace('127.0.0.1', 'localhost');

/** With a folder in `PLUMBLINE_PICTURES`, each screen as it looks at a desk and on a narrow phone. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.PLUMBLINE_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const size = page.viewportSize();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  if (size !== null) await page.setViewportSize(size);
}

/** Nothing is cut off at the side of a narrow phone. */
async function fitsNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  if (size !== null) await page.setViewportSize(size);
}

async function signOut(page: Page): Promise<void> {
  await press(page, everywhere.signOut);
  await isAt(page, account.signIn.title);
}

test('an administrator adds an app at the first sign-in, keeps the recovery codes, and signs in with either', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Second factor, app');
  await doFirstStep(journey, page, ADMINISTRATOR.email);
  await isAt(page, factors.addTitle);
  await look(page, 'add');
  await fitsNarrow(page);
  // A page that is asked for meanwhile leads back here.
  await visit(page, '/account');
  await isAt(page, factors.addTitle);
  const app = await addApp(page);
  await isAt(page, factors.codesTitle);
  await look(page, 'codes');
  await fitsNarrow(page);
  const codes = await page.getByRole('list', { name: factors.codesNames }).getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await press(page, factors.codesKept);
  await sees(page, account.sessions.title);
  await signOut(page);

  await doFirstStep(journey, page, ADMINISTRATOR.email);
  await isAt(page, factors.answerTitle);
  await look(page, 'answer');
  await fitsNarrow(page);
  await type(page, factors.withApp, '12');
  await press(page, factors.check);
  await sees(page, factors.codeShape);
  const used = app();
  await journey.letAppCodesBeUsed();
  await type(page, factors.withApp, used);
  await press(page, factors.check);
  await sees(page.getByRole('alert'), problemInWords('second-factor-used').title);
  await type(page, factors.withApp, app(1));
  await press(page, factors.check);
  await isAt(page, home.title);
  await signOut(page);

  await doFirstStep(journey, page, ADMINISTRATOR.email);
  await press(page, factors.useCode);
  await look(page, 'recovery-code');
  await type(page, factors.withCode, (codes[0] ?? '').toLowerCase());
  await press(page, factors.check);
  await isAt(page, home.title);
  await visit(page, '/account');
  await sees(page, fill(factors.left_other, { count: 9 }));
  await look(page, 'account');
  await fitsNarrow(page);
  expect(journey.complaints).toEqual([]);
});

test('a passkey is added and signs in, by pressing a button', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Second factor, passkey');
  await giveVirtualPasskey(page);
  await doFirstStep(journey, page, SECOND_ADMINISTRATOR.email, NAMED);
  await isAt(page, factors.addTitle);
  await choose(page, factors.passkey);
  await press(page, factors.go);
  await press(page, factors.addPasskey);
  await isAt(page, factors.codesTitle);
  await press(page, factors.codesKept);
  await isAt(page, home.title);
  await signOut(page);

  await doFirstStep(journey, page, SECOND_ADMINISTRATOR.email, NAMED);
  await isAt(page, factors.answerTitle);
  await look(page, 'answer-passkey');
  await press(page, factors.withPasskey);
  await isAt(page, home.title);

  // What cannot be taken back asks again after a while, and goes on by itself with what was typed.
  await type(page, home.create.name, 'To be deleted');
  await press(page, home.create.submit);
  await isAt(page, setup.participants.title);
  await visit(page, `${NAMED}/`);
  await follow(page, fill(home.removeNamed, { name: 'To be deleted' }));
  const confirm = page.getByRole('textbox', { name: home.delete.type });
  await confirm.fill('To be deleted');
  await journey.letFactorsAge();
  await press(page, home.delete.submit);
  const dialog = page.getByRole('dialog', { name: factors.freshTitle });
  await dialog.waitFor();
  await look(page, 'fresh');
  await press(dialog, factors.freshCancel);
  await dialog.waitFor({ state: 'detached' });
  await sees(page.getByRole('alert'), problemInWords('second-factor-needed').title);
  expect(await confirm.inputValue()).toBe('To be deleted');
  await press(page, home.delete.submit);
  await press(dialog, factors.withPasskey);
  await isAt(page, home.title);
  await eventually(() => page.getByRole('link', { name: 'To be deleted', exact: true }).count()).toBe(0);
  expect(journey.complaints).toEqual([]);
});

test('an administrator resets the second factor of another, who then adds a new one', async () => {
  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(rosa, 'Second factor, reset');
  await follow(rosa, home.officeSessions);
  const table = tableOf(rosa, account.officeFactors.title);
  await table.waitFor();
  expect((await rowsOf(table)).map(([name, has]) => [name, has])).toEqual([
    ['Ada Warren', `${factors.app}, ${fill(account.officeFactors.codes_other, { count: 9 })}`],
    ['Rosa Ortiz', `${factors.passkey}, ${fill(account.officeFactors.codes_other, { count: 10 })}`],
  ]);
  await look(rosa, 'office');
  await fitsNarrow(rosa);
  await standsStill(rosa);
  await press(rosa, fill(account.officeFactors.resetNamed, { name: 'Ada Warren' }));
  await eventually(async () => (await rowsOf(table))[0]?.[1]).toBe(account.officeFactors.none);
  await visit(rosa, '/');
  await follow(rosa, home.officeLog);
  const log = tableOf(rosa, WORDS.rounds.log.title);
  await log.waitFor();
  const lines = (await rowsOf(log)).map((row) => row[2]);
  expect(lines.some((line) => line?.includes(account.officeLog.types['second-factor-reset']))).toBe(true);
  const page = await journey.newWindow();
  await doFirstStep(journey, page, ADMINISTRATOR.email);
  await isAt(page, factors.addTitle);
  expect(journey.complaints).toEqual([]);
});
