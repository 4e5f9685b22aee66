import type { CvrFigures } from '@plumbline/audit';
import type { BatchComparison } from '@plumbline/election-files';
import { expect, test } from 'vitest';
import type { ReadCvrs } from '../inputs/card-packs.ts';
import { checkCvrs, cvrsWithoutManifest } from './check-cvrs.ts';

const batch = (name: string, manifestBallots: number | null, cvrCards: number | null): BatchComparison => ({
  tabulator: 'T1',
  batch: name,
  manifestBallots,
  cvrCards,
});

const FIGURES: CvrFigures = {
  kind: 'cvrs',
  scope: 'every-card',
  format: 'dominion-csv',
  cards: 30,
  batches: 1,
  withoutCvr: 0,
  withoutCard: 0,
  files: [],
  contests: [
    {
      name: 'Mayor',
      votesAllowed: 1,
      ranked: false,
      cards: 30,
      withoutCard: 0,
      choices: [
        { name: 'Ada', votes: 20 },
        { name: 'Ben', votes: 9 },
      ],
    },
    {
      name: 'Levy',
      votesAllowed: null,
      ranked: false,
      cards: 12,
      withoutCard: 0,
      choices: [],
    },
  ],
};

function read(comparison: readonly BatchComparison[], figures: CvrFigures | undefined): ReadCvrs {
  const report = { accepted: figures !== undefined, needsConfirmation: false, issues: [], issueCount: 0 };
  const content = { format: 'dominion-csv', encoding: 'utf-8', files: [], cards: 30, cardsOutsideCvr: 0 } as const;
  return { reading: { ...report, ...content, batches: [], contests: [], comparison }, figures };
}

test('every contest is shown with its cards, the votes it allows where that is known, and the votes of each choice', () => {
  const found = checkCvrs(read([], FIGURES));
  expect(found.preview).toEqual({
    columns: ['Contest', 'Cards', 'Votes Allowed', 'Choices and Votes'],
    rows: [
      ['Mayor', '30', '1', 'Ada 20; Ben 9'],
      ['Levy', '12', '', ''],
    ],
  });
  expect(found).toMatchObject({ accepted: true, figures: FIGURES, batchCounts: null });
});

test('of the batches those are shown that count differently, with the one before and the one after', () => {
  const comparison = [
    batch('1', 5, 5),
    batch('2', 5, 5),
    batch('3', 5, 6),
    batch('4', 5, 5),
    batch('5', 5, 5),
    batch('6', 5, null),
    batch('7', 0, null),
    batch('8', null, 2),
  ];
  expect(checkCvrs(read(comparison, FIGURES)).batchCounts).toEqual({
    batches: 8,
    differ: 3,
    rows: [
      { tabulator: 'T1', batch: '2', listed: 5, recorded: 5 },
      { tabulator: 'T1', batch: '3', listed: 5, recorded: 6 },
      { tabulator: 'T1', batch: '4', listed: 5, recorded: 5 },
      { tabulator: 'T1', batch: '5', listed: 5, recorded: 5 },
      { tabulator: 'T1', batch: '6', listed: 5, recorded: null },
      { tabulator: 'T1', batch: '7', listed: 0, recorded: null },
      { tabulator: 'T1', batch: '8', listed: null, recorded: 2 },
    ],
  });
});

test('records that cannot be used show nothing of themselves but how they count', () => {
  const found = checkCvrs(read([batch('1', 5, 6)], undefined));
  expect(found).toMatchObject({ accepted: false, figures: null, preview: { columns: [], rows: [] } });
  expect(found.batchCounts).toMatchObject({ batches: 1, differ: 1 });
});

test('of very many contests and batches a page shows the first 100 and 200, and says how many there are', () => {
  const [mayor] = FIGURES.contests;
  if (mayor === undefined) throw new Error('there is a contest');
  const contests = Array.from({ length: 101 }, (_, place) => ({ ...mayor, name: `Contest ${place}` }));
  const comparison = Array.from({ length: 201 }, (_, place) => batch(`${place}`, 5, 6));
  const found = checkCvrs(read(comparison, { ...FIGURES, contests }));
  expect(found.preview.rows.map(([name]) => name)).toEqual(contests.slice(0, 100).map(({ name }) => name));
  expect(found.batchCounts).toMatchObject({ batches: 201, differ: 201 });
  expect(found.batchCounts?.rows.map((one) => one.batch)).toEqual(comparison.slice(0, 200).map((one) => one.batch));
});

test('records without a manifest of their county are not read, and say that it comes first', () => {
  expect(cvrsWithoutManifest('records.csv')).toEqual({
    accepted: false,
    needsConfirmation: false,
    issueCount: 1,
    issues: [
      {
        severity: 'ERROR',
        code: 'NEED_MANIFEST',
        file: 'records.csv',
        message: expect.stringContaining('manifest'),
        advice: expect.stringContaining('manifest'),
        count: 1,
      },
    ],
    preview: { columns: [], rows: [] },
    figures: null,
    jurisdictions: [],
  });
});
