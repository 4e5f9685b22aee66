import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { planPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* An administrator says whom to call, and it stands where people are when they need it. */

const { account, everywhere, helpContactPage: words, home } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('what an administrator enters stands at the foot of pages, at the door and where nothing is', async () => {
  await planPolling(journey, await journey.clientOf(ADMINISTRATOR.email), 'With help');
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Help contact');
  await follow(desk, home.officeHelpContact);
  await isAt(desk, words.title);
  await press(desk, words.save);
  await sees(desk, words.nameMissing);
  await sees(desk, words.waysMissing);
  const found = [...(await inspectPage(desk, 'help contact with what is wrong'))];
  await type(desk, words.name, 'Elections desk');
  await type(desk, words.telephone, '+1 555 0100 ext. 7');
  await type(desk, words.hours, 'Monday to Friday, 8 to 5');
  await press(desk, words.save);
  await sees(desk, words.saved);
  await sees(desk.getByRole('contentinfo'), 'Elections desk');
  expect(await desk.getByRole('contentinfo').getByRole('link').first().getAttribute('href')).toBe('tel:+15550100');
  found.push(...(await inspectPage(desk, 'help contact')));

  const jane = await journey.windowOf(FIRST_MANAGER);
  await sees(jane.getByRole('contentinfo'), 'Elections desk');

  const door = await journey.newWindow();
  await visit(door, '/sign-in');
  await sees(door.getByRole('contentinfo'), 'Elections desk');
  await sees(door, account.signIn.browsers);
  expect(await door.getByText('This browser is too old').isVisible()).toBe(false);
  await visit(door, '/no/such/page');
  await sees(door, everywhere.notFound.title);
  await sees(door.getByRole('contentinfo'), 'Monday to Friday, 8 to 5');

  await press(desk, words.remove);
  await sees(desk, words.removed);
  expect(await desk.getByRole('contentinfo').getByText('Elections desk').count()).toBe(0);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 120_000);

test('a browser that is too old is told so, and nothing begins', async () => {
  const page = await journey.newWindow();
  await page.addInitScript(() => {
    Reflect.deleteProperty(Map, 'groupBy');
  });
  await visit(page, '/sign-in');
  await page.getByRole('heading', { name: 'This browser is too old' }).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
});
