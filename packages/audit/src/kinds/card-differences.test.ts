import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { assertBegun, assertInRounds } from '../state/assert-phase.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { ReportedVote } from '../state/cast-vote-records.ts';
import { cardComparison } from './card-comparison.ts';
import { type CardDifference, cardDifferences } from './card-differences.ts';
import { compareCard } from './compare-card.ts';
import { compared, pairs, reportedBy } from './contract/comparison-cell.ts';
import type { MadeElection } from './contract/made-election.ts';
import { ranksMarked } from './contract/made-rankings.ts';
import { drawnFor, openDesk, playRound } from './contract/play-audit.ts';

/* One kind of card at a time: people saw the same on each, and what the machine recorded is said by the test. */

const RANDOM = () => randomSource('one kind of card');
const HONEST = { roundsMax: 1, sizes: () => ({}) };

type Made = {
  /** Whether voters rank the contest. */
  readonly ranked?: boolean;
  /** Whether it is drawn from the cards whose record bears it. */
  readonly cardStyles?: boolean;
};

/** An audit of a few cards that all bear these marks; drawn by their records, they have the first choice there. */
function auditOf(marked: readonly string[] | null, { ranked = false, cardStyles = false }: Made) {
  const few = cardStyles ? pairs(6, ['A'], marked) : pairs(6, marked);
  const batches = [compared('J1', [...few, ...pairs(30, ['A'])], RANDOM())];
  const contest = reportedBy(batches, ['A', 'B', 'D'], ranked ? { countedBy: 'instant-runoff' } : {});
  const election: MadeElection = {
    type: 'ballot-comparison',
    method: 'super-simple',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [contest],
    batches,
    cardStyles,
  };
  const { desk, inputs } = openDesk(election, HONEST, RANDOM());
  const table = { audit: assertBegun(desk.audit()), election, inputs, random: RANDOM() };
  const marksAt = (position: number) => batches[0]?.cards[position - 1];
  const isOfKind = (position: number) => JSON.stringify(marksAt(position)?.C ?? null) === JSON.stringify(marked);
  // As many as it takes to come upon one of them.
  const draws = drawnFor(table, { C: 30 }).draws;
  const size = 1 + draws.findIndex(({ position }) => isOfKind(position ?? 0));
  assert(size > 0, 'one of the cards is drawn');
  playRound(desk, { table, adversary: HONEST, round: 1, sampleSizes: { C: size } });
  return { audit: assertInRounds(desk.audit()), inputs, isOfKind };
}

/** The audit, with this record of all cards of the kind, one of which was drawn. */
function withRecord(seen: readonly string[] | null, vote: ReportedVote | undefined | null, made: Made = {}) {
  const { audit, inputs, isOfKind } = auditOf(seen, made);
  const records = inputs.cvrs?.get('J1');
  const unit = audit.rounds[0]?.draws.find(({ position }) => isOfKind(position ?? 0));
  assert(records !== undefined && unit !== undefined, 'there are records, and a card');
  const votes = new Map(vote === undefined || vote === null ? [] : [['C', vote] as const]);
  const record = vote === null ? undefined : ({ imprintedId: '7-7', recordId: null, remade: false, votes } as const);
  const cvrs: AuditInputs['cvrs'] = new Map([
    ['J1', { ...records, find: (place) => (isOfKind(place.position ?? 0) ? record : records.find(place)) }],
  ]);
  return { audit, inputs: { ...inputs, cvrs }, unit };
}

/** What differs on the cards of a kind where the machine recorded this; a vote that is undefined is no contest, null no record. */
function differs(
  seen: readonly string[] | null,
  vote: ReportedVote | undefined | null,
  made: Made = {},
): CardDifference['contests'][number] | undefined {
  const { audit, inputs } = withRecord(seen, vote, made);
  const found = cardDifferences(audit, inputs, 'J1');
  expect(found.length).toBeLessThan(2);
  expect(found.map(({ imprintedId }) => imprintedId)).toEqual(found.map(() => (vote === null ? null : '7-7')));
  return found[0]?.contests[0];
}

const counted = (...choices: string[]): ReportedVote => ({ choices, counted: 'counted' });
const overvoted = (...choices: string[]): ReportedVote => ({ choices, counted: 'overvoted' });
const notCounted = (...choices: string[]): ReportedVote => ({ choices, counted: 'not-counted' });

test.each<[string, readonly string[] | null, ReportedVote | undefined | null]>([
  ['one choice', ['A'], counted('A')],
  ['nothing', [], counted()],
  ['a contest that is not on it', null, undefined],
  ['two choices where one is allowed', ['A', 'B'], overvoted('A', 'B')],
  ['the same two in another order', ['A', 'B'], overvoted('B', 'A')],
  // Some machines say that there were too many marks, and not which, or the first of them.
  ['two choices, of which the machine tells none', ['A', 'B'], overvoted()],
  ['two choices, of which the machine tells one', ['A', 'B'], overvoted('A')],
])('no difference: %s', (_, seen, vote) => {
  expect(differs(seen, vote)).toBeUndefined();
});

test.each<[string, readonly string[] | null, ReportedVote | undefined | null, number | null, object, object]>([
  ['another choice', ['B'], counted('A'), 2, { state: 'vote', choices: ['A'] }, { state: 'vote', choices: ['B'] }],
  ['blank, and recorded', [], counted('A'), 1, { state: 'vote', choices: ['A'] }, { state: 'blank', choices: [] }],
  ['a vote not recorded', ['A'], counted(), -1, { state: 'blank', choices: [] }, { state: 'vote', choices: ['A'] }],
  [
    'two marks, and one recorded',
    ['A', 'B'],
    counted('A'),
    1,
    { state: 'vote', choices: ['A'] },
    { state: 'overvote', choices: ['A', 'B'] },
  ],
  [
    'one mark, and too many recorded',
    ['A'],
    overvoted('A', 'B'),
    -1,
    { state: 'overvote', choices: ['A', 'B'] },
    { state: 'vote', choices: ['A'] },
  ],
  // Neither counts for anybody, and yet it was not the same that was seen.
  [
    'other two marks than recorded',
    ['A', 'D'],
    overvoted('A', 'B'),
    null,
    { state: 'overvote', choices: ['A', 'B'] },
    { state: 'overvote', choices: ['A', 'D'] },
  ],
  [
    'three marks, and two of them recorded',
    ['A', 'B', 'D'],
    overvoted('A', 'B'),
    null,
    { state: 'overvote', choices: ['A', 'B'] },
    { state: 'overvote', choices: ['A', 'B', 'D'] },
  ],
  [
    'a vote that the machine counted for nobody',
    [],
    notCounted('A'),
    null,
    { state: 'not-counted', choices: ['A'] },
    { state: 'blank', choices: [] },
  ],
  [
    'a blank contest that the record lacks',
    [],
    undefined,
    null,
    { state: 'not-on-ballot', choices: [] },
    { state: 'blank', choices: [] },
  ],
  [
    'a contest that the card lacks, and a record has',
    null,
    counted('A'),
    1,
    { state: 'vote', choices: ['A'] },
    { state: 'not-on-ballot', choices: [] },
  ],
  ['a card without a record', ['A'], null, 2, { state: 'no-record', choices: [] }, { state: 'vote', choices: ['A'] }],
])('a difference: %s', (_, seen, vote, marginChange, reported, audited) => {
  expect(differs(seen, vote)).toEqual({ contest: 'C', reported, audited, marginChange });
});

test.each<[string, readonly string[], ReportedVote, object]>([
  ['too many recorded, and which', ['A'], overvoted('A', 'B'), { A: -1, B: 0, D: 0 }],
  ['too many recorded, and not which', ['A'], overvoted(), { A: -1, B: 0, D: 0 }],
  ['too many recorded, of which one is told', ['B'], overvoted('A'), { A: 0, B: -1, D: 0 }],
  ['too many seen', ['A', 'B'], counted('A'), { A: 1, B: 0, D: 0 }],
  ['too many both times', ['A', 'B'], overvoted('A', 'D'), { A: 0, B: 0, D: 0 }],
  ['a vote that the machine counted for nobody', ['A'], notCounted('A'), { A: -1, B: 0, D: 0 }],
])('more marks than allowed are votes for nobody: %s', (_, seen, vote, change) => {
  const { audit, inputs, unit } = withRecord(seen, vote);
  const [contest] = audit.plan.contests;
  assert(contest !== undefined, 'there is a contest');
  expect(cardComparison(audit, contest, { inputs, unit }).change).toEqual(change);
});

/** What a machine recorded at each rank. */
function ranked(marked: readonly string[], how: ReportedVote['counted'] = 'counted'): ReportedVote {
  const ranks = ranksMarked(marked);
  return { choices: ranks[0]?.choices ?? [], counted: how, ranks };
}

test.each<[string, readonly string[], ReportedVote]>([
  ['the same ranking', ['B', 'A'], ranked(['B', 'A'])],
  ['nothing ranked', [], ranked([])],
  ['two at the first rank', ['A=B'], ranked(['A=B'], 'overvoted')],
  ['two at the first rank, in another order', ['A=B'], ranked(['B=A'], 'overvoted')],
  ['two at the first rank, and the machine tells none', ['A=B'], { choices: [], counted: 'overvoted' }],
])('no difference of a ranking: %s', (_, seen, vote) => {
  expect(differs(seen, vote, { ranked: true })).toBeUndefined();
});

test.each<[string, readonly string[], ReportedVote, object, object]>([
  [
    'another order',
    ['B', 'A'],
    ranked(['A', 'B']),
    { state: 'vote', choices: ['A', 'B'], ranks: ranksMarked(['A', 'B']) },
    { state: 'vote', choices: ['B', 'A'], ranks: ranksMarked(['B', 'A']) },
  ],
  [
    'a rank more, behind the first',
    ['A', 'B'],
    ranked(['A']),
    { state: 'vote', choices: ['A'], ranks: ranksMarked(['A']) },
    { state: 'vote', choices: ['A', 'B'], ranks: ranksMarked(['A', 'B']) },
  ],
  [
    'a ranking that was blank in the record',
    ['B'],
    ranked([]),
    { state: 'blank', choices: [] },
    { state: 'vote', choices: ['B'], ranks: ranksMarked(['B']) },
  ],
  [
    'two at the first rank, and one recorded',
    ['A=B'],
    ranked(['A']),
    { state: 'vote', choices: ['A'], ranks: ranksMarked(['A']) },
    { state: 'overvote', choices: ['A', 'B'], ranks: ranksMarked(['A=B']) },
  ],
  [
    'other two at the first rank than recorded',
    ['A=D'],
    ranked(['A=B'], 'overvoted'),
    { state: 'overvote', choices: ['A', 'B'] },
    { state: 'overvote', choices: ['A', 'D'] },
  ],
  [
    'a ranking that the machine counted for nobody',
    [],
    ranked(['A'], 'not-counted'),
    { state: 'not-counted', choices: ['A'] },
    { state: 'blank', choices: [] },
  ],
])('a difference of a ranking: %s', (_, seen, vote, reported, audited) => {
  expect(differs(seen, vote, { ranked: true })).toMatchObject({ contest: 'C', reported, audited });
});

test.each([false, true])(
  'a card that lacks the contest is blank, and like one that is lost where it was drawn because its record has it: ranked %s',
  (isRanked) => {
    const recorded = isRanked ? ranked(['A']) : counted('A');
    const found = (cardStyles: boolean) => {
      const { audit, inputs, unit } = withRecord(null, recorded, { ranked: isRanked, cardStyles });
      const [contest] = audit.plan.contests;
      assert(contest !== undefined, 'there is a contest');
      const { change, marginChange } = cardComparison(audit, contest, { inputs, unit });
      return { change, marginChange };
    };
    expect(found(false)).toEqual({ change: { A: 1, B: 0, D: 0 }, marginChange: 1 });
    expect(found(true)).toEqual({ change: null, marginChange: 2 });
  },
);

test('marks that the machine names are held against the card, and where it says only that there were too many, none', () => {
  const reported = (vote: ReportedVote) => {
    const { audit, inputs, unit } = withRecord(['A', 'B'], vote);
    const [contest] = audit.plan.contests;
    assert(contest !== undefined, 'there is a contest');
    const marks = compareCard(audit, contest, { inputs, unit, missesContest: 'blank' }).reported;
    return marks === 'not-in-cvrs' ? marks : Object.fromEntries(marks);
  };
  expect(reported(overvoted('A', 'B'))).toEqual({ A: 1, B: 1 });
  const unnamed = { A: 'overvote', B: 'overvote', D: 'overvote' };
  expect([reported(overvoted('A')), reported(overvoted())]).toEqual([unnamed, unnamed]);
});
