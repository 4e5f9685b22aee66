import { assertionsFound, cardDifferences, isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * A contest counted by instant runoff: 100 ballots, 60 A>B>C, 30 B>C>A, 10 C>B>A. A wins. A cannot be eliminated before B (60 first
 * choices against 40 ballots that rank B above A), nor before C, each by 20 of 100 cards.
 */

const BALLOTS = [...Array(60).fill('ABC'), ...Array(30).fill('BCA'), ...Array(10).fill('CBA')] as readonly string[];
const HEADER = 'Mayor (Number of positions=1, Number of ranks=3)';
const RANKED = [1, 2, 3].flatMap((rank) => ['A', 'B', 'C'].map((choice) => `${choice}(${rank})`));

/** Dominion's table, in two batches of fifty. Each ballot is its ranks in order: `A`, ` ` skipped, `=` before a second at the rank. */
function cvrs(ballots: readonly string[] = BALLOTS): Table {
  const columns = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'PrecinctPortion', 'BallotType'];
  const empty = columns.map(() => '');
  return [
    ['Test', '5.10', ...empty.slice(2), ...RANKED.map(() => '')],
    [...empty, ...RANKED.map(() => `"${HEADER}"`)],
    [...empty, ...RANKED],
    [...columns, ...RANKED.map(() => '')],
    ...ballots.map((ballot, index) => [
      index + 1,
      1,
      index < 50 ? 1 : 2,
      (index % 50) + 1,
      `1-${index < 50 ? 1 : 2}-${(index % 50) + 1}`,
      'P1',
      'T1',
      ...RANKED.map((cell) => (ranksOf(ballot)[Number(cell[2]) - 1]?.includes(cell[0] ?? '') ? 1 : 0)),
    ]),
  ];
}

function ranksOf(ballot: string): readonly string[] {
  return [...ballot.matchAll(/[A-C ](?:=[A-C])?/g)].map(([rank]) => rank);
}

const COLUMNS = ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];

/** What boards wrote of every card, where it is not what the record says. */
function results(seen: Readonly<Record<number, string>> = {}, ballots: readonly string[] = BALLOTS): Table {
  return [
    COLUMNS,
    ...ballots.map((ballot, index) => [
      'Adams',
      1,
      index < 50 ? 1 : 2,
      (index % 50) + 1,
      'Mayor',
      seen[index] ??
        ranksOf(ballot)
          .map((rank) => rank.trim().replace('=', ' = '))
          .join(';'),
    ]),
  ];
}

const DESCRIBED = {
  name: 'Ranked',
  type: 'ballot-comparison',
  riskLimit: 0.1,
  seed: '1234567890',
  contests: [{ name: 'Mayor', targeted: true, countedBy: 'instant-runoff' }],
  jurisdictions: [{ name: 'Adams', manifest: 'manifest.csv', cvrs: { format: 'dominion-csv', files: ['cvrs.csv'] } }],
  rounds: [{ sampleSizes: { Mayor: 23 }, results: 'round.csv' }],
};

const FILES = {
  'manifest.csv': csv([
    ['Tabulator', 'Batch Name', 'Number of Ballots'],
    [1, 1, 50],
    [1, 2, 50],
  ]),
  'cvrs.csv': csv(cvrs()),
  'round.csv': csv(results()),
};

/** (1 − 0.2/2γ)ⁿ with γ = 1.03905. */
const withoutErrors = (draws: number) => (1 - 0.2 / 2.0781) ** draws;

describe('100 ballots, 60 A>B>C, 30 B>C>A, 10 C>B>A', () => {
  test('two assertions show the winner, with 20 cards each, and are part of the plan that is committed to', async () => {
    const { audit } = await replayed(folderWith(DESCRIBED, FILES));
    expect(audit.plan.contests[0]).toMatchObject({ votesAllowed: 1, winners: 1, countedBy: 'instant-runoff' });
    expect(audit.plan.assertions?.Mayor).toEqual({
      mayWin: ['A'],
      ranks: 3,
      assertions: [
        { type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 20 },
        { type: 'NEB', winner: 'A', loser: 'C', eliminated: [], margin: 20 },
      ],
    });
  });

  test('where C is the line for writing in, it is to be shown too that B cannot be eliminated before it', async () => {
    const { audit } = await replayed(folderWith(DESCRIBED, { ...FILES, ...written(BALLOTS) }));
    // 30 have B first, and 10 rank a write-in before B.
    expect(audit.plan.assertions?.Mayor?.assertions).toEqual([
      { type: 'NEB', winner: 'A', loser: 'B', eliminated: [], margin: 20 },
      { type: 'NEB', winner: 'A', loser: 'Write-in', eliminated: [], margin: 20 },
      { type: 'NEB', winner: 'B', loser: 'Write-in', eliminated: [], margin: 20 },
    ]);
  });

  test('23 draws without a difference meet a limit of 10 %, and 22 do not', async () => {
    const { rounds, audit } = await replayed(folderWith(DESCRIBED, FILES));
    expect(rounds[0]?.measurements).toMatchObject([
      { riskLimitMet: true, outcome: 'confirmed', draws: 23, discrepancies: 0, handTally: null },
    ]);
    expect(rounds[0]?.measurements[0]?.pValue).toBeCloseTo(withoutErrors(23), 12);
    expect(withoutErrors(23)).toBeLessThan(0.1);
    expect(audit.phase).toBe('concluded');
    const fewer = { ...DESCRIBED, rounds: [{ sampleSizes: { Mayor: 22 }, results: 'round.csv' }] };
    const short = await replayed(folderWith(fewer, FILES));
    expect(short.rounds[0]?.measurements[0]).toMatchObject({ riskLimitMet: false, outcome: 'measured-not-confirmed' });
    expect(short.rounds[0]?.measurements[0]?.pValue).toBeCloseTo(withoutErrors(22), 12);
  });

  test('without a size asked for, 27 are drawn: errors at the customary rates are allowed for', async () => {
    const usual = { ...DESCRIBED, rounds: [{ results: 'round.csv' }] };
    const { rounds } = await replayed(folderWith(usual, FILES));
    expect(rounds[0]?.measurements[0]?.sampleSize).toBe(27);
  });

  test('one card A>B>C that is really B>A>C overstates “not before B” by two, and the limit is not met', async () => {
    const place = await drawnCard('ABC');
    const changed = { ...FILES, 'round.csv': csv(results({ [place]: 'B;A;C' })) };
    const { rounds, audit, inputs } = await replayed(folderWith(DESCRIBED, changed));
    const [measured] = rounds[0]?.measurements ?? [];
    expect(measured).toMatchObject({ pValue: 1, riskLimitMet: false, discrepancies: 1 });
    assert(isInRounds(audit), 'a round was held');
    const [contest] = audit.plan.contests;
    assert(contest !== undefined, 'there is a contest');
    const found = assertionsFound(audit, contest, { inputs, riskLimit: 0.1 });
    assert(found.ok, 'the assertions are measured', found);
    const times = rounds[0]?.draws.filter((draw) => placeOf(draw) === place).length ?? 0;
    // Before C nothing but the first choice counts: A was first and is not, a change of one vote.
    expect(found.value.map(({ assertion, found: errors }) => [assertion.loser, errors])).toEqual([
      ['B', { oneOver: 0, twoOver: times, oneUnder: 0, twoUnder: 0 }],
      ['C', { oneOver: times, twoOver: 0, oneUnder: 0, twoUnder: 0 }],
    ]);
    const charged = withoutErrors(23) / (1 - 1 / 2.0781) ** times;
    expect(found.value[1]?.pValue).toBeCloseTo(Math.min(1, charged), 12);
    expect(cardDifferences(audit, inputs, 'Adams')).toMatchObject([
      { contests: [{ contest: 'Mayor', marginChange: 2, audited: { state: 'vote', choices: ['B', 'A', 'C'] } }] },
    ]);
  });

  test('a card that counts the same for every claim is a difference without a charge', async () => {
    const place = await drawnCard('ABC');
    const changed = { ...FILES, 'round.csv': csv(results({ [place]: 'A;C;B' })) };
    const { rounds, audit, inputs } = await replayed(folderWith(DESCRIBED, changed));
    expect(rounds[0]?.measurements[0]).toMatchObject({ riskLimitMet: true, discrepancies: 0 });
    assert(isInRounds(audit), 'a round was held');
    expect(cardDifferences(audit, inputs, 'Adams')).toMatchObject([{ contests: [{ marginChange: null }] }]);
  });

  test('a lost card overstates every assertion by two', async () => {
    const place = await drawnCard('CBA');
    const changed = { ...FILES, 'round.csv': csv(results({ [place]: 'NOT_FOUND' }).map(wholeCard)) };
    const { rounds } = await replayed(folderWith(DESCRIBED, changed));
    expect(rounds[0]?.measurements[0]).toMatchObject({ pValue: 1, notFound: 1 });
  });
});

describe('how marks at ranks are read, by machine and by hand alike', () => {
  test('skipped ranks close up, a rank given twice ends the ranking, and nothing differs', async () => {
    const odd = BALLOTS.map((ballot, index) => (index < 60 && index % 3 === 0 ? ' AB' : ballot)).map((ballot, index) =>
      index < 60 && index % 3 === 1 ? 'AB=C' : ballot,
    );
    const files = { ...FILES, 'cvrs.csv': csv(cvrs(odd)), 'round.csv': csv(results({}, odd)) };
    const { audit, rounds } = await replayed(folderWith(DESCRIBED, files));
    expect(audit.plan.assertions?.Mayor?.assertions.map(({ margin }) => margin)).toEqual([20, 20]);
    expect(rounds[0]?.measurements[0]).toMatchObject({ riskLimitMet: true, discrepancies: 0 });
  });
});

describe('what cannot be audited is refused', () => {
  const refusal = async (change: object, files: object = {}) => {
    const result = await replayAudit(folderWith({ ...DESCRIBED, ...change }, { ...FILES, ...files }));
    return result.ok ? undefined : result.error;
  };
  const contest = (change: object) => ({ contests: [{ ...DESCRIBED.contests[0], ...change }] });

  test('a ranked contest that is not said to be one', async () => {
    expect(await refusal(contest({ countedBy: undefined }))).toMatchObject({
      refusal: { code: 'plan-incomplete', missing: [{ what: 'contest-ranked', contest: 'Mayor' }] },
    });
  });

  test.each([
    ['winners', { winners: 2 }],
    ['votes-allowed', { votesAllowed: 2 }],
    ['write-ins', { writeIns: { choice: 'C', names: ['Di'] } }],
  ])('%s', async (why, change) => {
    expect(await refusal(contest(change))).toMatchObject({ refusal: { code: 'instant-runoff-not-possible', why } });
  });

  test('other types of audit, and published software', async () => {
    const choices = ['A', 'B', 'C'].map((name) => ({ name, votes: 10 }));
    for (const [why, change] of [
      ['type', { type: 'ballot-polling', ...contest({ choices, totalBallots: 100 }) }],
      ['type', { type: 'batch-comparison', ...contest({ choices, totalBallots: 100 }) }],
      ['type', { type: 'hybrid', ...contest({ choices, totalBallots: 100 }) }],
      ['published', { compatibility: true }],
    ] as const) {
      expect(await refusal(change)).toMatchObject({ refusal: { code: 'instant-runoff-not-possible', why } });
    }
  });

  test('records without ranks', async () => {
    const plain: Table = [
      ['Test', '5.10', '', '', '', '', '', '', '', ''],
      ['', '', '', '', '', '', '', ...['A', 'B', 'C'].map(() => 'Mayor (Vote For=1)')],
      ['', '', '', '', '', '', '', 'A', 'B', 'C'],
      ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'PrecinctPortion', 'BallotType', '', '', ''],
      ...BALLOTS.map((ballot, index) => [
        ...[
          index + 1,
          1,
          index < 50 ? 1 : 2,
          (index % 50) + 1,
          `1-${index < 50 ? 1 : 2}-${(index % 50) + 1}`,
          'P',
          'T',
        ],
        ...['A', 'B', 'C'].map((choice) => (ballot[0] === choice ? 1 : 0)),
      ]),
    ];
    const found = await refusal({}, { 'cvrs.csv': csv(plain) });
    expect(found).toMatchObject({
      refusal: {
        code: 'plan-incomplete',
        missing: [{ what: 'contest-without-ranks', jurisdiction: 'Adams' }, { what: 'assertions-not-found' }],
      },
    });
  });

  test('votes for people who were written in that are more than somebody’s on the ballot', async () => {
    const many = BALLOTS.map((_, index) => (index < 40 ? 'A' : index < 69 ? 'BA' : 'CB'));
    const found = await refusal({}, written(many));
    expect(found).toMatchObject({
      refusal: { missing: [{ what: 'write-ins-not-last', contest: 'Mayor', choice: 'Write-in' }] },
    });
  });

  test('a tie: nobody guesses who won, and nothing is committed to', async () => {
    const level = BALLOTS.map((_, index) => (index < 50 ? 'ABC' : 'BAC'));
    const found = await refusal({}, { 'cvrs.csv': csv(cvrs(level)) });
    expect(found).toMatchObject({
      refusal: { missing: [{ what: 'winner-not-shown', contest: 'Mayor', mayWin: ['A', 'B'] }] },
    });
  });
});

/** The same records, in which C is the line for writing in. */
function written(ballots: readonly string[]) {
  const named = (table: Table) =>
    table.map((row) => row.map((cell) => String(cell).replace(/^C\((\d)\)$/, 'Write-in($1)')));
  const seen = Object.fromEntries(
    ballots.map((ballot, index) => [
      index,
      ranksOf(ballot)
        .map((rank) => (rank === 'C' ? 'Write-in' : rank))
        .join(';'),
    ]),
  );
  return { 'cvrs.csv': csv(named(cvrs(ballots))), 'round.csv': csv(results(seen, ballots)) };
}

/** The place in the list of ballots of a drawn card that reads so. */
async function drawnCard(ballot: string): Promise<number> {
  const { rounds } = await replayed(folderWith(DESCRIBED, FILES));
  const place = (rounds[0]?.draws ?? []).map(placeOf).find((one) => BALLOTS[one] === ballot);
  assert(place !== undefined, 'such a card was drawn');
  return place;
}

function placeOf({ batch, position }: { readonly batch: string; readonly position: number | null }): number {
  return (Number(batch) - 1) * 50 + (position ?? 0) - 1;
}

/** A card that was not found has one row for all contests. */
function wholeCard(row: Table[number]): Table[number] {
  return row.at(-1) === 'NOT_FOUND' ? row.with(-2, '*') : row;
}
