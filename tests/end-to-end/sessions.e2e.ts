import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { follow, isAt, press, rowsOf, sees, standsStill, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { account, everywhere, home } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('whoever is signed in finds their sessions behind their name, ends the others, and those ask to sign in again', async () => {
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Sessions');
  const lost = await journey.windowOf(ADMINISTRATOR.email, { width: 390, height: 844 });
  const tablet = await journey.windowOf(ADMINISTRATOR.email);
  await follow(desk, fill(everywhere.signedInAs, { name: ADMINISTRATOR.name }));
  await isAt(desk, account.sessions.title);
  const table = tableOf(desk, account.sessions.title);
  await table.waitFor();
  const rows = await rowsOf(table);
  expect(rows).toHaveLength(3);
  expect(rows.map((row) => row.at(-1)).sort()).toEqual(
    [account.sessions.end, account.sessions.end, account.sessions.isThis].sort(),
  );
  for (const row of rows) expect(row[0]).toMatch(/^Chrome on /);

  await visit(lost, '/account');
  await isAt(lost, account.sessions.title);
  await press(lost, account.sessions.endOthers);
  await sees(lost, account.sessions.noOthers);
  for (const page of [desk, tablet]) {
    await visit(page, '/account');
    await isAt(page, account.signIn.title);
  }
});

test('a session that is ended from another place leaves what was typed on the page', async () => {
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Session ended elsewhere');
  await desk.getByRole('textbox', { name: home.create.name }).fill('November 2026');
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  await ada.send('end-other-sessions', {});
  await press(desk, home.create.submit);
  await sees(desk, everywhere.session.endedTitle);
  expect(await desk.getByRole('textbox', { name: home.create.name, includeHidden: true }).inputValue()).toBe(
    'November 2026',
  );
});

test('an administrator ends the sessions of somebody of the office, and finds it in the log of the office', async () => {
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Sessions of the office');
  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  await follow(desk, home.officeSessions);
  await isAt(desk, account.officeSessions.title);
  const name = 'Rosa Ortiz';
  const endHers = desk.getByRole('button', { name: fill(account.officeSessions.endNamed, { name }), exact: true });
  await endHers.waitFor();
  await standsStill(desk);
  await endHers.click();
  await endHers.waitFor({ state: 'detached' });
  await visit(rosa, '/');
  await isAt(rosa, account.signIn.title);
  await visit(desk, '/');
  await follow(desk, home.officeLog);
  await isAt(desk, account.officeLog.title);
  const log = tableOf(desk, WORDS.rounds.log.title);
  await log.waitFor();
  const [newest] = await rowsOf(log);
  expect(newest?.[2]).toContain(`${account.officeLog.types['sessions-ended']} · ${name}`);
  expect(newest?.[3]).toBe('Ada Warren, audit administrator');
  expect(journey.complaints).toEqual([]);
});

test('five minutes before a session ends unused a page asks, by keyboard too, and what was typed stays', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Idle');
  // The clock of the page alone, so that what is pressed is still told from what was on the screen before.
  await page.addInitScript(
    'const now = Date.now.bind(Date); window.ahead = 0; Date.now = () => now() + window.ahead * 60000;',
  );
  const letPass = (minutes: number) =>
    page.evaluate(
      `window.ahead += ${minutes}; document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`,
    );
  const token = await journey.linkOf(ADMINISTRATOR.email);
  await visit(page, `/sign-in/${token}`);
  await isAt(page, home.title);
  const name = page.getByRole('textbox', { name: home.create.name });
  await name.fill('November 2026');
  // The page believes that 24 minutes have passed, and the server that the last of them were 27.
  await journey.letSessionsIdle(3);
  await letPass(24);
  const dialog = page.getByRole('dialog', { name: everywhere.session.endingTitle });
  await dialog.waitFor();
  await sees(dialog, /signed out in (?:3|2) minutes/);
  const folder = process.env.PLUMBLINE_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/idle-1280.png` });
  await standsStill(page);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await name.inputValue()).toBe('November 2026');

  await journey.letSessionsIdle(3);
  await letPass(2.5);
  await dialog.waitFor();
  if (folder !== undefined) {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.screenshot({ path: `${folder}/idle-320.png` });
  }
  await press(dialog, everywhere.signOut);
  await isAt(page, account.signIn.title);
});
