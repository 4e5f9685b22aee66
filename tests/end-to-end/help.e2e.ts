import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, sees, visit } from './on-page.ts';
import { openJourney, pictureOnFailure } from './open-journey.ts';
import { WORDS } from './words.ts';

const { account, everywhere, help } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('whoever is not signed in finds the help at the door, searches in it and follows it by keyboard', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Help');
  await visit(page, '/sign-in');
  await isAt(page, account.signIn.title);
  await follow(page, everywhere.help);
  await isAt(page, 'Signing in');
  expect(new URL(page.url()).pathname).toBe('/help/signing-in');

  const search = page.getByRole('searchbox', { name: help.search });
  await search.fill('overvote zebra');
  await sees(page, help.none);
  await search.fill('special ballots');
  const found = page.getByRole('link', { name: 'Counting a batch by hand: Special ballots' });
  await found.focus();
  await found.press('Enter');
  await isAt(page, 'Counting a batch by hand');
  expect(new URL(page.url()).hash).toBe('#special-ballots');
  await page.getByRole('heading', { name: 'Special ballots' }).waitFor();

  // A link within a guide leads to another without leaving the app.
  await visit(page, '/help');
  await page.getByRole('article').getByRole('link', { name: 'Which audit can we run?' }).press('Enter');
  await isAt(page, 'Which audit can we run?');
  await sees(page.getByRole('article'), '31,200 ballots');
  expect(await inspectPage(page, 'help')).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
