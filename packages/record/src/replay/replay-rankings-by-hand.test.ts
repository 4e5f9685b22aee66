import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * A contest counted by instant runoff, of which every ballot was counted by hand: Ann 32, Bo 40 and Cy 28 first choices, and with Cy out
 * Ann has 60.
 */

const COLUMNS = ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes', 'Batch Type', 'Ballots Counted'];

const row = (batch: string, ranking: string, cards: number, counted: number) =>
  ['Adams', batch, 'Mayor', ranking, cards, 'election-day', counted] as const;

const RESULTS: Table = [
  COLUMNS,
  row('B1', 'Bo', 22, 51),
  row('B1', 'Cy; Ann', 14, 51),
  row('B1', 'Ann; Bo', 14, 51),
  row('B1', 'CONTEST_NOT_ON_BALLOT', 1, 51),
  row('B2', 'Bo; Cy', 18, 56),
  // Skipped, and two names at one rank.
  row('B2', '; Cy; Ann', 14, 56),
  row('B2', 'Ann; Bo = Cy', 18, 56),
  row('B2', 'Ann = Bo', 2, 56),
  row('B2', 'INVALID_WRITE_IN', 1, 56),
  row('B2', 'BLANK', 3, 56),
];

const DESCRIBED = {
  name: 'Ranked',
  type: 'full-hand-tally',
  contests: [
    {
      name: 'Mayor',
      targeted: true,
      countedBy: 'instant-runoff',
      reportedWinner: 'Ann',
      choices: [
        { name: 'Ann', votes: 32 },
        { name: 'Bo', votes: 40 },
        { name: 'Cy', votes: 28 },
      ],
    },
  ],
  jurisdictions: [{ name: 'Adams', manifest: 'manifest.csv' }],
  rounds: [{ results: 'round.csv' }],
};

const FILES = (results: Table = RESULTS) => ({
  'manifest.csv': csv([
    ['Batch Name', 'Number of Ballots'],
    ['B1', 51],
    ['B2', 56],
  ]),
  'round.csv': csv(results),
});

const contest = (change: object) => ({ ...DESCRIBED, contests: [{ ...DESCRIBED.contests[0], ...change }] });

test('who wins is found by instant runoff from the rankings of all batches', async () => {
  const { rounds } = await replayed(folderWith(DESCRIBED, FILES()));
  expect(rounds[0]?.measurements).toMatchObject([
    { outcome: 'hand-tally-confirmed', handTally: { winners: ['Ann'], agrees: true, settled: true } },
  ]);
  const other = await replayed(folderWith(contest({ reportedWinner: 'Bo' }), FILES()));
  expect(other.rounds[0]?.measurements).toMatchObject([{ outcome: 'hand-tally-overturned' }]);
});

describe('a tie that was decided by lot', () => {
  // Ann 40, and Bo and Cy 30 each.
  const level: Table = [
    COLUMNS,
    row('B1', 'Ann', 40, 51),
    row('B1', 'Bo; Cy', 11, 51),
    row('B2', 'Bo; Cy', 19, 56),
    row('B2', 'Cy; Bo', 30, 56),
    row('B2', 'BLANK', 7, 56),
  ];
  const withLots = (...lots: readonly object[]) => ({
    ...contest({ reportedWinner: 'Bo' }),
    rounds: [{ results: 'round.csv', lots }],
  });
  const reason = 'By coin';

  test('is decided so again, and not without the lot', async () => {
    const open = await replayed(folderWith(withLots(), FILES(level)));
    expect(open.rounds[0]?.measurements).toMatchObject([{ outcome: 'hand-tally-open' }]);
    expect(open.decisions.at(-1)?.event).toMatchObject({ type: 'audit-concluded', outcome: 'unsettled' });
    const drawn = await replayed(folderWith(withLots({ contest: 'Mayor', out: 'Cy', reason }), FILES(level)));
    expect(drawn.rounds[0]?.measurements).toMatchObject([
      { outcome: 'hand-tally-confirmed', handTally: { winners: ['Bo'], agrees: true, settled: true } },
    ]);
    expect(drawn.decisions.map(({ event }) => event.type).slice(-4)).toEqual([
      'round-closed',
      'lot-stated',
      'round-closed',
      'audit-concluded',
    ]);
  });

  test('of a choice that was not level is refused, and a lot where nothing was level', async () => {
    const wrong = await replayAudit(folderWith(withLots({ contest: 'Mayor', out: 'Ann', reason }), FILES(level)));
    expect(wrong).toMatchObject({ error: { command: 'state-lot', refusal: { code: 'not-level' } } });
    const none = await replayAudit(folderWith(withLots({ contest: 'Mayor', out: 'Cy', reason }), FILES()));
    expect(none).toMatchObject({ error: { command: 'state-lot', refusal: { code: 'no-tie-met' } } });
  });
});

describe('what does not add up is refused', () => {
  const refusal = async (results: Table, described: object = DESCRIBED) => {
    const result = await replayAudit(folderWith(described, FILES(results)));
    return result.ok ? undefined : result.error;
  };

  test('a ballot too few', async () => {
    expect(await refusal(RESULTS.with(1, row('B1', 'Bo', 21, 51)))).toMatchObject({
      refusal: { code: 'rankings-not-all-cards', batch: 'B1', cards: 50, ballots: 51 },
    });
  });

  test('one way of marking, written in two ways', async () => {
    const twice = [
      ...RESULTS.slice(0, -3),
      row('B2', 'Ann = Bo', 1, 56),
      row('B2', 'Bo = Ann;', 1, 56),
      ...RESULTS.slice(-2),
    ];
    expect(await refusal(twice)).toMatchObject({ refusal: { code: 'ranking-repeated' } });
  });

  test('a name that is no choice, and a reported winner that is none', async () => {
    expect(await refusal(RESULTS.with(1, row('B1', 'Di', 22, 51)))).toMatchObject({
      refusal: { code: 'unknown-choice', choice: 'Di' },
    });
    expect(await refusal(RESULTS, contest({ reportedWinner: undefined }))).toMatchObject({
      refusal: { code: 'instant-runoff-not-possible', why: 'reported-winner' },
    });
  });

  test('ballots that nobody saw, and a choice on ballots without the contest', async () => {
    for (const written of ['NOT_FOUND', 'CONTEST_NOT_ON_BALLOT; Ann']) {
      expect(await refusal(RESULTS.with(1, row('B1', written, 22, 51)))).toMatchObject({
        issues: [{ code: 'BAD_INTERPRETATION', found: written, column: 'Choice' }],
      });
    }
  });

  test('a choice whose name looks like two in the results', async () => {
    const choices = [
      { name: 'Ann; Bo', votes: 32 },
      { name: 'Cy', votes: 28 },
    ];
    await expect(refusal(RESULTS, contest({ choices, reportedWinner: 'Cy' }))).rejects.toThrow('holds a semicolon');
  });
});
