import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { type Replay, replayAudit } from '@plumbline/record';
import { openAuditFolder } from '@plumbline/record/node';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';
import { batchRetrievalListCsv } from './retrieval-list.ts';

/* Reports of small audits, replayed from folders made here. */

const folder = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noText = () => '';

type Rows = readonly (readonly (string | number)[])[];

async function replay(description: object, files: Readonly<Record<string, Rows>>): Promise<Replay> {
  writeFileSync(join(folder, 'audit.json'), JSON.stringify(description));
  for (const [name, rows] of Object.entries(files)) {
    writeFileSync(join(folder, name), rows.map((row) => row.join(',')).join('\n'));
  }
  const opened = openAuditFolder(folder);
  assert(opened.ok, 'the folder can be opened', opened);
  const replayed = await replayAudit(opened.value);
  assert(replayed.ok, 'the audit can be replayed', replayed);
  return replayed.value;
}

/** The rows of a section of the report by the names of its columns. */
function sectionOf({ audit, inputs }: Replay, title: string): readonly Readonly<Record<string, string>>[] {
  const text = auditReportCsv({ audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: noText });
  const rows: readonly (readonly string[])[] = parse(text, { relaxColumnCount: true, skipEmptyLines: true });
  const start = rows.findIndex((row) => row[0] === `######## ${title} ########`);
  const after = rows.slice(start + 2);
  const end = after.findIndex((row) => row[0]?.startsWith('########'));
  const header = rows[start + 1] ?? [];
  return (end < 0 ? after : after.slice(0, end)).map((row) =>
    Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])),
  );
}

const CHOICES = [
  { name: 'Ada', votes: 40 },
  { name: 'Ben', votes: 20 },
];
const RESULTS = ['Jurisdiction', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];
/** A card no manifest lists: a results file has at least one row. */
const NOT_DRAWN: Rows = [['Adams', 'First', 999, 'Mayor', 'BLANK']];
const SIZES = [25, 35];

/**
 * Two rounds about a mayor, for whom 64 cards were cast and 60 are listed, and beside it about a levy on the same cards.
 * Every card says Ben for mayor, so the first round settles nothing, and Ada for the levy.
 */
async function twoRounds(more: { readonly compatibility?: boolean; readonly expectedBallots?: number } = {}) {
  const { compatibility = false, expectedBallots } = more;
  const contests = [
    { name: 'Mayor', targeted: true, choices: CHOICES, totalBallots: 64 },
    { name: 'Levy', targeted: false, choices: CHOICES, totalBallots: 60 },
  ];
  const plan = {
    name: 'Pilot',
    type: 'ballot-polling',
    method: 'bravo',
    compatibility,
    riskLimit: 0.1,
    seed: '2718281828',
  };
  const jurisdictions = [{ name: 'Adams', manifest: 'manifest.csv', ...(expectedBallots ? { expectedBallots } : {}) }];
  const results: Rows[] = [];
  for (;;) {
    const rounds = [...results.keys(), results.length]
      .slice(0, SIZES.length)
      .map((index) => ({ sampleSizes: { Mayor: SIZES[index] }, results: `round-${index + 1}.csv` }));
    const replayed = await replay(
      { ...plan, contests, jurisdictions, rounds },
      {
        'manifest.csv': [
          ['Container', 'Batch Name', 'Number of Ballots'],
          ['Box 10', 'First', 30],
          ['Box 2', 'Second', 30],
        ],
        ...Object.fromEntries(
          rounds.map((_, index) => [`round-${index + 1}.csv`, [RESULTS, ...(results[index] ?? NOT_DRAWN)]]),
        ),
      },
    );
    if (results.length === SIZES.length) return replayed;
    results.push(
      replayed.unaudited.flatMap(({ jurisdiction, batch, position }) => [
        [jurisdiction, batch, position ?? 0, 'Mayor', 'Ben'],
        [jurisdiction, batch, position ?? 0, 'Levy', 'Ada'],
      ]),
    );
  }
}

const votesFor = (choice: string, text = '') => Number(new RegExp(`${choice}: (\\d+)`).exec(text)?.[1]);

function sumOf(
  rows: readonly Readonly<Record<string, string>>[],
  contest: string,
  figure: (row: Readonly<Record<string, string>>) => number,
) {
  return rows.filter((row) => row['Contest Name'] === contest).reduce((sum, row) => sum + figure(row), 0);
}

test('the votes of the rounds add up to the draws the measurement rests on, for each contest', async () => {
  const replayed = await twoRounds();
  const rounds = sectionOf(replayed, 'ROUNDS');
  const [mayor, levy] = replayed.rounds[1]?.measurements ?? [];
  assert(mayor !== undefined && levy !== undefined, 'both contests were measured');
  expect(mayor.draws).toBe(60);
  expect(mayor.phantomDraws).toBeGreaterThan(0);
  expect(sumOf(rounds, 'Mayor', (row) => votesFor('Ben', row['Audited Votes']))).toBe(mayor.draws - mayor.phantomDraws);
  expect(sumOf(rounds, 'Mayor', (row) => Number(row['Draws of Unlisted Cards']))).toBe(mayor.phantomDraws);
  expect(sumOf(rounds, 'Levy', (row) => votesFor('Ada', row['Audited Votes']))).toBe(levy.draws);
});

test('as published, a ballot drawn in two rounds counts once for a contest nobody drew for', async () => {
  const replayed = await twoRounds({ compatibility: true });
  const drawn = replayed.rounds.flatMap((round) => round.draws);
  const different = new Set(drawn.map(({ batch, position }) => `${batch} ${position}`));
  expect(different.size).toBeLessThan(drawn.length);
  const rounds = sectionOf(replayed, 'ROUNDS');
  expect(sumOf(rounds, 'Levy', (row) => votesFor('Ada', row['Audited Votes']))).toBe(different.size);
  // Published behaviour draws listed cards alone; the corrected figure holds the four others against the winner.
  expect(
    rounds.filter((row) => row['Corrected P-Value'] !== '' && row['Why It Differs'] !== '').length,
  ).toBeGreaterThan(0);
});

test('each contest says its outcome, its cards and what has to be assumed of them', async () => {
  const replayed = await twoRounds();
  expect(sectionOf(replayed, 'CONTESTS')).toMatchObject([
    {
      'Contest Name': 'Mayor',
      'Total Ballots Cast': '64',
      'Cards in the Manifests': '60',
      'Cards in No Manifest': '4',
      Assumption: 'No more than 4 cards that bear the contest are in no manifest.',
    },
    {
      'Contest Name': 'Levy',
      'Cards in No Manifest': '0',
      Assumption: 'Every card that bears the contest is in a manifest.',
    },
  ]);
  const [mayor] = sectionOf(replayed, 'ROUNDS');
  expect(mayor).toMatchObject({ 'Contest Name': 'Mayor', Outcome: 'Measured, not confirmed' });
});

test('where every county said how many cards were cast, nothing is assumed', async () => {
  const [mayor] = sectionOf(await twoRounds({ expectedBallots: 64 }), 'CONTESTS');
  expect(mayor).toMatchObject({ 'Cards in No Manifest': '4', Assumption: '' });
});

test('sampled ballots are listed in the order of the shelves: box 2 before box 10', async () => {
  const batches = sectionOf(await twoRounds(), 'SAMPLED BALLOTS').map((row) => row['Batch Name']);
  expect([...new Set(batches)]).toEqual(['Second', 'First']);
  expect(batches.lastIndexOf('Second')).toBeLessThan(batches.indexOf('First'));
});

const BOXES = Array.from({ length: 12 }, (_, index) => index + 1);

/** A comparison of twelve batches in as many boxes; the hand counts say what `count` says. */
async function comparison(more: { readonly counted: boolean; readonly combined?: boolean; readonly size: number }) {
  const { counted, combined = false, size } = more;
  const mixed = [{ jurisdiction: 'Adams', name: 'Mixed', batches: ['Batch 1', 'Batch 2'], when: 'round-1' }];
  const names = combined
    ? ['Mixed', ...BOXES.slice(2).map((box) => `Batch ${box}`)]
    : BOXES.map((box) => `Batch ${box}`);
  return replay(
    {
      name: 'Pilot',
      type: 'batch-comparison',
      method: 'macro',
      riskLimit: 0.1,
      seed: '2718281828',
      contests: [
        {
          name: 'Mayor',
          targeted: true,
          choices: [
            { name: 'Ada', votes: 360 },
            { name: 'Ben', votes: 240 },
          ],
        },
      ],
      jurisdictions: [{ name: 'Adams', manifest: 'manifest.csv', candidateTotals: 'totals.csv' }],
      combinedBatches: combined ? mixed : [],
      rounds: [{ sampleSizes: { Mayor: size }, results: 'round-1.csv' }],
    },
    {
      'manifest.csv': [
        ['Container', 'Batch Name', 'Number of Ballots'],
        ...BOXES.map((box) => [`Box ${box}`, `Batch ${box}`, 50]),
      ],
      'totals.csv': [['Batch Name', 'Ada', 'Ben'], ...BOXES.map((box) => [`Batch ${box}`, 30, 20])],
      'round-1.csv': [
        ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'],
        ...(counted ? names : names.slice(0, 1)).flatMap((name) => {
          const batches = name === 'Mixed' ? 2 : 1;
          return [
            ['Adams', name, 'Mayor', 'Ada', 30 * batches],
            ['Adams', name, 'Mayor', 'Ben', 20 * batches],
          ];
        }),
      ],
    },
  );
}

test('the retrieval list of batches follows the shelves: box 2 before box 10', async () => {
  const { audit, inputs } = await comparison({ counted: false, size: 12 });
  assert(isInRounds(audit), 'a round is open');
  const [, ...rows] = batchRetrievalListCsv({ audit, inputs, jurisdiction: 'Adams' }).trimEnd().split('\r\n');
  const boxes = rows.map((row) => Number(/Box (\d+)/.exec(row)?.[1]));
  expect(boxes).toEqual(boxes.toSorted((a, b) => a - b));
  expect(boxes.some((box) => box >= 10) && boxes.some((box) => box > 1 && box < 10)).toBe(true);
});

test('a complete hand tally, and what mixed batches are charged, stand beside the risk', async () => {
  const [whole] = sectionOf(await comparison({ counted: true, size: 8 }), 'ROUNDS');
  expect(whole).toMatchObject({
    Outcome: 'Confirmed by a complete hand tally',
    'Hand Tally of Every Batch': 'Winners: Ada; as reported',
    'Charges for Combined Batches': '',
  });
  const [mixed] = sectionOf(await comparison({ counted: true, combined: true, size: 8 }), 'ROUNDS');
  expect(mixed?.['Charges for Combined Batches']).toMatch(/Adams, Batch [12]: taint 0\.\d{6}/);
});
