import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@plumbline/prelude';
import { type Replay, replayAudit } from '@plumbline/record';
import { openAuditFolder } from '@plumbline/record/node';
import { chooseLabelStock, type LabelStock } from '../label-stock.ts';
import { loadFonts } from '../load-fonts.ts';
import { loadLabelStocks } from '../load-label-stocks.ts';
import type { PrintContext } from '../print-context.ts';
import { openTypeface } from '../typeface.ts';

/* Small audits to print, replayed from folders made here: each kind of fieldwork once. */

type Rows = readonly (readonly (string | number)[])[];

export const typeface = openTypeface(loadFonts());
const stocks = loadLabelStocks();

/** Forty letters without a place to break. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhaupt';
/** As long as names of contests and choices become. */
export const LONG_NAME = `Nguyễn Thị Ćwikła-Łącka y Peña de la Ñ 王小明 ${LONG_WORD} and a ${'very '.repeat(8)}long name`;

async function replayOf(description: object, files: Readonly<Record<string, Rows>>): Promise<Replay> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-printed-'));
  try {
    writeFileSync(join(folder, 'audit.json'), JSON.stringify(description));
    for (const [name, rows] of Object.entries(files)) {
      const text = rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','));
      writeFileSync(join(folder, name), text.join('\n'));
    }
    const opened = openAuditFolder(folder);
    assert(opened.ok, 'the folder can be opened', opened);
    const replayed = await replayAudit(opened.value);
    assert(replayed.ok, 'the audit can be replayed', replayed);
    return replayed.value;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A count of every ballot of a contest that voters ranked, in which Bo and Cy are level: 40 ballots Ann, 30 Bo>Cy, 30 Cy>Bo, and Bo was reported
 * to win. `out` lost the lot; absent where nobody said so.
 */
export function levelAudit(out?: string): Promise<Replay> {
  const row = (ranking: string, ballots: number) => ['Adams', 'B1', 'Mayor', ranking, ballots, 'election-day', 100];
  return replayOf(
    {
      name: 'Level',
      type: 'full-hand-tally',
      contests: [
        {
          ...{ name: 'Mayor', targeted: true, countedBy: 'instant-runoff', reportedWinner: 'Bo' },
          choices: [
            { name: 'Ann', votes: 40 },
            { name: 'Bo', votes: 30 },
            { name: 'Cy', votes: 30 },
          ],
        },
      ],
      jurisdictions: [{ name: 'Adams', manifest: 'manifest.csv' }],
      rounds: [{ results: 'round.csv', ...(out && { lots: [{ contest: 'Mayor', out, reason: 'By coin' }] }) }],
    },
    {
      'manifest.csv': [
        ['Batch Name', 'Number of Ballots'],
        ['B1', 100],
      ],
      'round.csv': [
        ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes', 'Batch Type', 'Ballots Counted'],
        row('Ann', 40),
        row('Bo; Cy', 30),
        row('Cy; Bo', 30),
      ],
    },
  );
}

/** Ballot comparison of a contest that voters ranked: 30 ballots Ann>Bo>Cy, 12 Bo>Cy>Ann, 6 Cy>Bo>Ann. */
export function rankedAudit(): Promise<Replay> {
  const rankings = [
    ...Array.from({ length: 30 }, () => ['Ann', 'Bo', 'Cy']),
    ...Array.from({ length: 12 }, () => ['Bo', 'Cy', 'Ann']),
    ...Array.from({ length: 6 }, () => ['Cy', 'Bo', 'Ann']),
  ];
  const columns = [1, 2, 3].flatMap((rank) => ['Ann', 'Bo', 'Cy'].map((choice) => ({ rank, choice })));
  const ofCard = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'PrecinctPortion', 'BallotType'];
  const empty = ofCard.map(() => '');
  return replayOf(
    {
      name: 'Ranked',
      type: 'ballot-comparison',
      riskLimit: 0.1,
      seed: '12345678901234567890',
      contests: [{ name: 'Mayor', targeted: true, countedBy: 'instant-runoff' }],
      jurisdictions: [
        { name: 'Tamarack', manifest: 'manifest.csv', cvrs: { format: 'dominion-csv', files: ['cvrs.csv'] } },
      ],
      rounds: [{ results: 'results.csv' }],
    },
    {
      'manifest.csv': [
        ['Tabulator', 'Batch Name', 'Number of Ballots'],
        ['T1', 'B1', 48],
      ],
      'cvrs.csv': [
        ['Test', '5.10', ...empty.slice(2), ...columns.map(() => '')],
        [...empty, ...columns.map(() => 'Mayor (Number of positions=1, Number of ranks=3)')],
        [...empty, ...columns.map(({ rank, choice }) => `${choice}(${rank})`)],
        [...ofCard, ...columns.map(() => '')],
        ...rankings.map((ranking, index) => [
          ...[index + 1, 'T1', 'B1', index + 1, `T1-B1-${index + 1}`, 'P', 'S'],
          ...columns.map(({ rank, choice }) => Number(ranking[rank - 1] === choice)),
        ]),
      ],
      'results.csv': [
        ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'],
        ...rankings.map((ranking, index) => ['Tamarack', 'T1', 'B1', index + 1, 'Mayor', ranking.join(';')]),
      ],
    },
  );
}

const MANIFEST: Rows = [
  ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots'],
  ['Box 10', 'T1', 'Third', 30],
  ['Box 2', 'T1', 'First', 30],
  ['Box 2', 'T2', LONG_WORD, 30],
];

/** Ballot polling: 90 cards in three batches and two boxes, one contest with names that are hard to set. */
export function pollingAudit(): Promise<Replay> {
  const choices = [
    { name: LONG_NAME, votes: 60 },
    { name: 'Ben O’Brien Jr. (I)', votes: 30 },
  ];
  const results: Rows = [['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation']];
  const cards = MANIFEST.slice(1).flatMap(([, tabulator = '', batch = '', count = 0]) =>
    Array.from({ length: Number(count) }, (_, index) => [
      'Tamarack',
      tabulator,
      batch,
      index + 1,
      'Mayor of Ćwikła',
      choices[index % 3 === 2 ? 1 : 0]?.name ?? '',
    ]),
  );
  return replayOf(
    {
      name: 'Élection générale — Ćwikła, Nguyễn & 王小明',
      type: 'ballot-polling',
      riskLimit: 0.1,
      seed: '12345678901234567890',
      contests: [
        {
          name: 'Mayor of Ćwikła',
          targeted: true,
          winners: 1,
          votesAllowed: 1,
          choices,
          totalBallots: 90,
          jurisdictions: 'all',
        },
      ],
      jurisdictions: [{ name: 'Tamarack', manifest: 'manifest.csv' }],
      rounds: [{ sampleSizes: { 'Mayor of Ćwikła': 40 }, results: 'round-1.csv' }],
    },
    { 'manifest.csv': MANIFEST, 'round-1.csv': [...results, ...cards] },
  );
}

/** Batch comparison: three batches in two boxes, two contests, one of them with thirty choices. */
export function batchAudit(): Promise<Replay> {
  const many = Array.from({ length: 30 }, (_, index) => `Choice ${index + 1}${index === 3 ? ` ${LONG_NAME}` : ''}`);
  const batches = ['First', 'Second', 'Third'];
  const manifest: Rows = [
    ['Container', 'Batch Name', 'Number of Ballots'],
    ['Box 10', 'Third', 1200],
    ['Box 2', 'First', 400],
    ['Box 2', 'Second', 500],
  ];
  const cells = many.map((_, index) => (index === 0 ? 60 : 2));
  const totals: Rows = [
    ['Batch Name', 'Mayor - Ada', 'Mayor - Ben', ...many.map((name) => `Council - ${name}`)],
    ...batches.map((batch) => [batch, 200, 100, ...cells]),
  ];
  const results: Rows = [
    ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'],
    ...batches.flatMap((batch) => [
      ['Tamarack', batch, 'Mayor', 'Ada', 200],
      ['Tamarack', batch, 'Mayor', 'Ben', 100],
      ...many.map((name, index) => ['Tamarack', batch, 'Council', name, cells[index] ?? 0]),
    ]),
  ];
  return replayOf(
    {
      name: 'Pilot',
      type: 'batch-comparison',
      riskLimit: 0.1,
      seed: '12345678901234567890',
      contests: [
        {
          name: 'Mayor',
          targeted: true,
          winners: 1,
          votesAllowed: 1,
          choices: [
            { name: 'Ada', votes: 600 },
            { name: 'Ben', votes: 300 },
          ],
          totalBallots: 2100,
          jurisdictions: 'all',
        },
        {
          name: 'Council',
          targeted: true,
          winners: 1,
          votesAllowed: 1,
          choices: many.map((name, index) => ({ name, votes: (cells[index] ?? 0) * 3 })),
          totalBallots: 2100,
          jurisdictions: 'all',
        },
      ],
      jurisdictions: [{ name: 'Tamarack', manifest: 'manifest.csv', candidateTotals: 'totals.csv' }],
      rounds: [{ results: 'round-1.csv' }],
    },
    { 'manifest.csv': manifest, 'totals.csv': totals, 'round-1.csv': results },
  );
}

/** What the audit prints with; the time and the digest are fixed, so that its pages are. */
export function printing({ audit, inputs }: Replay): PrintContext {
  return {
    audit,
    inputs,
    source: { type: 'log', sha256: '0123456789abcdef'.repeat(4) },
    version: '0.1.0',
    at: '2026-11-03T20:00:00.000Z',
    language: 'en',
    paper: 'letter',
    labels: { stock: labelStockNamed('5160'), measured: undefined },
    typeface,
  };
}

/** A stock that comes with the package. */
export function labelStockNamed(name: string): LabelStock {
  const stock = chooseLabelStock(stocks, { stock: name, paper: 'letter' });
  assert(stock !== undefined, 'the package has this stock', name);
  return stock;
}
