import { afterAll, expect, test } from 'vitest';
import { rowsOf, tableOf, type } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* Which audits an office can hold, asked where it creates one. */

const { advisor, audit } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());

test('an office answers five questions and sees which types fit, what is missing and what each takes', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Which audit');
  await page.getByText(advisor.title, { exact: true }).click();
  const table = tableOf(page, advisor.result);
  await table.waitFor();
  const fits = async () => (await rowsOf(table)).map(([name, answer]) => [name, answer]);
  const { kinds } = audit;
  expect(await fits()).toEqual([
    [kinds['ballot-polling'].name, advisor.no],
    [kinds['batch-comparison'].name, advisor.no],
    [kinds['ballot-comparison'].name, advisor.no],
    [kinds['full-hand-tally'].name, advisor.no],
    [kinds.hybrid.name, advisor.no],
  ]);
  await page.getByLabel(advisor.questions.independentCounts).selectOption('everywhere');
  await page.getByLabel(advisor.questions.cvrs).selectOption('in-part');
  await page.getByLabel(advisor.questions.imprints).selectOption('in-part');
  await eventually(async () => (await fits()).map(([, answer]) => answer)).toEqual([
    'Yes',
    'Not yet',
    'Not yet',
    'Yes',
    'Yes',
  ]);

  // The figures of the help: 4 % of a million ballots at 5 %.
  const work = async () => (await rowsOf(table)).map((row) => row.at(-1));
  await eventually(work).toEqual([
    fill(advisor.ballotsOf, { count: '3,769' }),
    fill(advisor.batchesOf, { count: 77 }),
    fill(advisor.ballotsOf, { count: 170 }),
    advisor.all,
    fill(advisor.between, { least: 170, most: '3,769' }),
  ]);
  await type(page, advisor.margin, 'much');
  await page.getByText(advisor.wrong).waitFor();
});
