import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* A manager gets a mail about a round, and switches such mails off; the administrator says after how many hours a slow start is told of. */

const { account, setup } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('a manager is told of a round by mail and chooses what else to be told of', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, ada, 'Told by mail');
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Mails, administrator');
  await visit(desk, `/audits/${auditId}/settings`);
  await isAt(desk, setup.settings.title);
  await type(desk, setup.notices.hours, '0');
  await press(desk, setup.notices.save);
  await sees(desk, setup.notices.wrong.split(' to ')[0] ?? '');
  await type(desk, setup.notices.hours, '48');
  await press(desk, setup.notices.save);
  await sees(desk, setup.notices.saved);
  const found = [...(await inspectPage(desk, 'settings with the hours of mails'))];
  expect((await ada.ask('notice-hours', { auditId })).hours).toBe(48);

  // The server looks every quarter of a minute.
  const mails = () => journey.nobody().ask('outbox', {});
  await eventually(async () =>
    (await mails()).messages.some(({ to, text }) => to === FIRST_MANAGER && text.includes('J1:')),
  ).toBe(true);

  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Mails, manager');
  await visit(page, '/account');
  await sees(page, account.notices.title);
  found.push(...(await inspectPage(page, 'account with mails')));
  await tick(page, account.notices.tells['round-started']);
  await press(page, account.notices.save);
  await sees(page, account.notices.saved);
  await page.reload();
  const box = page.getByLabel(account.notices.tells['round-started']);
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
