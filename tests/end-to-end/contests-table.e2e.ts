import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { BATCHES, POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import { goTo, isAt, press, rowsOf, sees, tableOf, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* Contests entered as a table: pasted with wrong rows first, put right where they stand, as a file, and written again. */

const { audit, contestsTable, files, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

const HEADINGS = [
  'Contest',
  'Choice',
  'Votes',
  'Winners',
  'Votes Allowed',
  'Audited As',
  'Jurisdictions',
  'Ballot Cards Cast',
  'Cards With Contest',
];

async function atContests(name: string, wanted: 'polling' | 'batches') {
  const auditId = await (wanted === 'polling'
    ? planAudit(journey, ada, { name, type: 'ballot-polling', ...POLLING })
    : planAudit(journey, ada, { name, type: 'batch-comparison', ...BATCHES }));
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, name);
  await visit(page, `/audits/${auditId}/contests`);
  await isAt(page, setup.contests.title);
  return { auditId, page };
}

const contestsOf = async (auditId: string) => (await ada.ask('plan', { auditId })).plan.contests;
const region = (page: Page) => page.getByRole('region', { name: contestsTable.title, exact: true });

/** Row, column and what was found of each problem. */
async function problemsOf(page: Page, name: string) {
  const table = tableOf(page, fill(files.check.caption, { name }));
  await table.waitFor();
  const columns = (await table.locator('thead th').allTextContents()).map((column) => column.trim());
  const cell = (row: readonly string[], column: string) => row[columns.indexOf(column)] ?? '';
  return (await rowsOf(table)).map((row) => [cell(row, files.check.row), cell(row, files.check.column)].join(' '));
}

async function choose(page: Page, text: string, name = 'contests.csv') {
  await region(page)
    .getByLabel(contestsTable.choose, { exact: true })
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('rows pasted from a spreadsheet: every wrong one is named, nothing is lost, and what is right is saved', async () => {
  const { auditId, page } = await atContests('Pasted', 'polling');
  const before = await contestsOf(auditId);
  await press(page, contestsTable.open);
  const wrong = [
    HEADINGS,
    ['Mayor', 'Ann "Annie" Lee', '1,200', '1', '1', 'targeted', 'all', '2500', ''],
    ['Mayor', 'Ben Roe', 'many', '', '', '', '', '', ''],
    ['Clerk', 'Cid', '300', '1', '1', 'maybe', 'J1; J9', '900', ''],
    ['Clerk', 'Dan', '200', '', '', '', '', '', ''],
  ];
  const asCopied = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join('\t')).join('\n');
  await type(region(page), contestsTable.text, asCopied(wrong));
  await press(page, contestsTable.check);
  await sees(page, fill(contestsTable.refused_other, { count: 3 }));
  expect((await problemsOf(page, contestsTable.pasted)).toSorted()).toEqual([
    '3 Votes',
    '4 Audited As',
    '4 Jurisdictions',
  ]);
  await expect(region(page).getByRole('button', { name: /^Use / }).count()).resolves.toBe(0);

  // What was pasted outlives the page.
  await page.reload();
  await isAt(page, setup.contests.title);
  const field = region(page).getByRole('textbox', { name: contestsTable.text, exact: true });
  await eventually(() => field.inputValue()).toBe(asCopied(wrong));

  // More votes than cards is no matter of a cell, and is said by the rule by which contests are saved.
  const nearly = asCopied(wrong).replace('many', '1900').replace('maybe', 'opportunistic').replace('J9', 'J2');
  await type(region(page), contestsTable.text, nearly);
  await press(page, contestsTable.check);
  await sees(page, /^Mayor has 3,100 votes, and its ballots allow at most 2,500/);
  expect(await problemsOf(page, contestsTable.pasted)).toEqual(['2 ']);

  await type(region(page), contestsTable.text, nearly.replace('1900', '900'));
  await press(page, contestsTable.check);
  await sees(page, fill(contestsTable.clean_other, { count: 2 }));
  const preview = await rowsOf(tableOf(page, contestsTable.preview));
  expect(
    preview.map(([name, as, , , choices, votes, left, cast, , where]) => [name, as, choices, votes, left, cast, where]),
  ).toEqual([
    ['Mayor', 'Targeted', 'Ann "Annie" Lee: 1,200; Ben Roe: 900', '2,100', '400', '2,500', 'All jurisdictions'],
    ['Clerk', 'Opportunistic', 'Cid: 300; Dan: 200', '500', '400', '900', 'J1, J2'],
  ]);
  await press(page, fill(contestsTable.use_other, { count: 2 }));
  await sees(page, fill(contestsTable.used_other, { count: 2 }));
  expect(await contestsOf(auditId)).toEqual(before);
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  expect(await contestsOf(auditId)).toMatchObject([
    {
      name: 'Mayor',
      targeted: true,
      totalBallots: 2500,
      choices: [
        { name: 'Ann "Annie" Lee', votes: 1200 },
        { name: 'Ben Roe', votes: 900 },
      ],
      jurisdictions: 'all',
    },
    { name: 'Clerk', targeted: false, jurisdictions: ['J1', 'J2'] },
  ]);
  expect(journey.complaints).toEqual([]);
});

test('a CSV file with wrong rows is corrected in its field; added contests take the place of those of the same name only', async () => {
  const { auditId, page } = await atContests('From a file', 'polling');
  await press(page, contestsTable.open);
  const csv = (votes: string) =>
    `${HEADINGS.join(',')}\r\nContest 2,X,${votes},1,1,targeted,all,800,\r\nContest 2,Y,100,,,,,,\r\nNew one,"Q, R",7,1,1,opportunistic,J1,90,\r\nNew one,S,5,,,,,,\r\n`;
  await choose(page, csv('-4'));
  expect(await problemsOf(page, 'contests.csv')).toEqual(['2 Votes']);
  await choose(page, 'PK\u0003\u0004 workbook', 'contests.xlsx');
  await sees(page, /contests\.xlsx is not a CSV file/);
  // The rows of the file before it are still there.
  const field = region(page).getByRole('textbox', { name: contestsTable.text, exact: true });
  const lines = async () => (await field.inputValue()).replaceAll('\r\n', '\n');
  await eventually(lines).toBe(csv('-4').replaceAll('\r\n', '\n'));
  await type(region(page), contestsTable.text, csv('400'));
  await press(page, contestsTable.check);
  await press(page, contestsTable.add);
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  expect((await contestsOf(auditId)).map(({ name, targeted, choices }) => [name, targeted, choices.length])).toEqual([
    ['Contest 1', true, 2],
    ['Contest 2', true, 2],
    ['New one', false, 2],
  ]);
});

test('forty contests of ten choices are pasted, listed, opened one by one, and written as the table they were', async () => {
  const { auditId, page } = await atContests('Forty', 'batches');
  const headings = HEADINGS.slice(0, 5).concat('Jurisdictions', 'Ballots Not Yet Counted', 'Majority or Runoff');
  const rows = Array.from({ length: 40 }, (_, contest) =>
    Array.from({ length: 10 }, (_each, choice) => {
      const once = choice === 0 ? ['1', '1', 'J1; J2', '12', 'N'] : ['', '', '', '', ''];
      return [`Contest ${contest + 1}`, `Choice ${choice + 1}`, String(1000 - choice * 50), ...once];
    }),
  ).flat();
  await press(page, contestsTable.open);
  await type(region(page), contestsTable.text, [headings, ...rows].map((cells) => cells.join('\t')).join('\n'));
  const begun = Date.now();
  await press(page, contestsTable.check);
  await press(page, fill(contestsTable.use_other, { count: 40 }));
  const list = tableOf(page, contestsTable.list.caption);
  await eventually(async () => (await rowsOf(list)).length).toBe(40);
  expect(Date.now() - begun).toBeLessThan(10_000);
  await expect(page.getByRole('group', { name: /^Contest \d+$/ }).count()).resolves.toBe(0);

  // A wrong number opens its contest.
  await press(page, fill(contestsTable.list.changeLabel, { contest: 'Contest 7' }));
  const seventh = page.getByRole('group', { name: fill(setup.contests.number, { number: 7 }), exact: true });
  await type(seventh, setup.contests.winners, '');
  await press(page, fill(contestsTable.list.closeLabel, { contest: 'Contest 7' }));
  await expect(seventh.count()).resolves.toBe(0);
  await press(page, setup.contests.save);
  await seventh.waitFor();
  await type(seventh, setup.contests.winners, '1');
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  const saved = await contestsOf(auditId);
  expect(saved).toHaveLength(40);

  const [file] = await Promise.all([page.waitForEvent('download'), press(page, contestsTable.download)]);
  const written = await readFile(await file.path(), 'utf8');
  expect(written.split('\r\n').filter((line) => line !== '')).toHaveLength(401);
  await press(page, fill(contestsTable.list.removeLabel, { contest: 'Contest 40' }));
  await press(page, contestsTable.open);
  await choose(page, written);
  await press(page, fill(contestsTable.use_other, { count: 40 }));
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);
  expect(await contestsOf(auditId)).toEqual(saved);
});

test('a row that may be a total is confirmed before the table is used', async () => {
  const { page } = await atContests('A total', 'polling');
  await press(page, contestsTable.open);
  await type(
    region(page),
    contestsTable.text,
    `${HEADINGS.join(',')}\nTax,Yes,5,1,1,targeted,all,90,\nTax,Total No,4,,,,,,`,
  );
  await press(page, contestsTable.check);
  const use = region(page).getByRole('button', { name: contestsTable.use_one, exact: true });
  await eventually(() => use.getAttribute('aria-disabled')).toBe('true');
  await tick(page, contestsTable.confirmBox);
  await press(page, contestsTable.use_one);
  await sees(page, contestsTable.used_one);
  await goTo(page, audit.pages.contests);
});
