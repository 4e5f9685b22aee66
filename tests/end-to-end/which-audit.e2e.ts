import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
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

test('where the participants are known, single jurisdictions answer otherwise, and it is said what is missing where', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'Which here');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Which audit here');
  await visit(page, `/audits/${auditId}/participants`);
  await page.getByText(advisor.titleHere, { exact: true }).click();
  const table = tableOf(page, advisor.result);
  await table.waitFor();
  await page.getByLabel(advisor.questions.independentCounts).selectOption('everywhere');
  await page.getByLabel(advisor.questions.votesByBatch).selectOption('everywhere');
  await page.getByLabel(advisor.own.choose, { exact: true }).selectOption('J2');
  await press(page, advisor.own.add);
  const own = page.getByRole('group', { name: 'J2', exact: true });
  await own.getByLabel(advisor.questions.votesByBatch).selectOption('nowhere');
  const answers = async () => (await rowsOf(table)).map((row) => row[1]);
  await eventually(answers).toEqual([advisor.yes, advisor.no, advisor.no, advisor.yes, advisor.no]);
  await sees(
    table,
    fill(advisor.line, { what: advisor.everywhere['votes-by-batch'], state: fill(advisor.missingIn, { names: 'J2' }) }),
  );
  await pictureOf(page, 'which-audit-here', [1280, 390]);
  expect(await inspectPage(page, 'which audit these jurisdictions can run')).toEqual([]);
  // What was answered is there after a reload.
  await page.reload();
  await page.getByText(advisor.titleHere, { exact: true }).click();
  await eventually(answers).toEqual([advisor.yes, advisor.no, advisor.no, advisor.yes, advisor.no]);
  await press(page, fill(advisor.own.removeNamed, { name: 'J2' }));
  await eventually(answers).toEqual([advisor.yes, advisor.yes, advisor.no, advisor.yes, advisor.no]);
});
