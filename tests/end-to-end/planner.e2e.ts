import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { follow, isAt, paste, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import { openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { account, audit, planner, setup } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('anyone finds out what each type of audit would take, and is told at once what is missing', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Planner');
  await visit(page, '/sign-in');
  await follow(page, account.signIn.planner);
  await isAt(page, planner.title);
  await press(page, planner.show);
  const alert = page.getByRole('alert');
  for (const number of [1, 2]) {
    await sees(alert, fill(planner.missing.name, { number }));
    await sees(alert, fill(planner.missing.votes, { number }));
  }
  await sees(alert, planner.missing.ballots);

  // As it is copied from a spreadsheet.
  await page.getByRole('textbox', { name: fill(setup.contests.choiceName, { number: 1 }) }).focus();
  await paste(page, 'Ann\t1,000\r\nBob\t900\r\n');
  await type(page, planner.ballots, '2,000');
  await press(page, planner.show);
  const at5 = tableOf(page, fill(planner.result, { limit: 5 }));
  await at5.waitFor();
  expect((await rowsOf(at5)).map(([name, work]) => [name, work])).toEqual([
    [audit.kinds['ballot-polling'].name, planner.all],
    [audit.kinds['batch-comparison'].name, fill(planner.batchesOf, { count: 62 })],
    [audit.kinds['ballot-comparison'].name, fill(planner.ballotsOf, { count: 136, ballots: '2,000' })],
  ]);
  // A limit that is none is told, and the figures of the one before stay with their limit.
  await type(page, planner.limit, '0');
  await sees(page, planner.limitWrong);
  await at5.waitFor();
  await type(page, planner.limit, '4.35');
  const between = tableOf(page, fill(planner.result, { limit: 4.35 }));
  await between.waitFor();
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  if (process.env.PLUMBLINE_PICTURES)
    await page.screenshot({ path: `${process.env.PLUMBLINE_PICTURES}/planner-320.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  if (process.env.PLUMBLINE_PICTURES)
    await page.screenshot({ path: `${process.env.PLUMBLINE_PICTURES}/planner-1280.png`, fullPage: true });

  await press(page, planner.reset);
  await between.waitFor({ state: 'detached' });
  expect(journey.complaints).toEqual([]);
});
