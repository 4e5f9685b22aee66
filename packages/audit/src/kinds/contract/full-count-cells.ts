import type { Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import { election, type Made, someOf } from './batch-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection } from './made-election.ts';
import { cardsFor, inBatches, laidOver, madeContest } from './made-elections.ts';
import type { Adversary } from './play-audit.ts';

const BATCHES = 8;

const RIGHT: Made = { reported: { A: 12, B: 8 }, truth: { A: 12, B: 8 } };
/** The winner has four votes more in every batch, and 32 in all: two such batches turn them round. */
const WRONG: Made = { reported: { A: 12, B: 8 }, truth: { A: 0, B: 20 } };

type Office = Pick<MadeElection, 'contests' | 'batches'> & Partial<Pick<MadeElection, 'jurisdictions'>>;

/** What a full hand tally is tried with. No wrong outcome may be confirmed, not once. */
export const FULL_COUNT_CELLS: readonly ContractCell[] = [
  tally('a tie, overstated by two votes in every batch', () => election(every({ A: 12, B: 8 }, { A: 10, B: 10 }))),
  tally('the loser ahead in one batch turned round', (random) => election(wrongIn(random, 2))),
  tally('the loser ahead by one vote', () => election(loserByOne())),
  tally('the loser ahead by far', (random) => election(wrongIn(random, 6))),
  tally('one vote decides, and it was not there', () => election(oneVote())),
  tally('the overstated cards are blank in the report', () => election(every({ A: 9, B: 4 }, { A: 9, B: 11 }))),
  tally('two seats, and the second is a tie', () =>
    election(every({ A: 9, B: 7, D: 4 }, { A: 8, B: 6, D: 6 }), { winners: 2 }),
  ),
  tally('two votes allowed, and another choice leads', () =>
    election(every({ A: 18, B: 12, D: 6 }, { A: 12, B: 18, D: 6 }), { votesAllowed: 2 }),
  ),
  tally('no majority in truth, and one was reported', () =>
    election(every({ A: 11, B: 5, D: 4 }, { A: 10, B: 6, D: 4 }), { majorityOrRunoff: true }),
  ),
  tally('the cards for the loser are said not to be there', (random) => election(wrongIn(random, 2)), {
    loses: ({ C: marks = [] }) => marks.includes('B'),
  }),
  tally(
    'the blank cards are said not to be there, and the winner leads by less than they are',
    () => election(every({ A: 8, B: 7 }, { A: 7, B: 7 })),
    {
      loses: ({ C: marks = [] }) => marks.length === 0,
    },
  ),
  tally('cards of the loser are in no manifest, and the cards cast are known', () => unlisted({ totalBallots: 170 })),
  tally('cards of the loser are in no manifest, and the cards of the county are known', () => ({
    ...unlisted({}),
    jurisdictions: [{ name: 'J1', expectedBallots: 170 }],
  })),
  tally('ballots not yet counted are all for the loser', () => unlisted({ pendingBallots: 10 })),
  tally('cards that no manifest lists are found', () => unlisted({}), { findsUnlisted: true }),
  tally('one batch has cards too many, as many as another lacks', () => unlisted({ totalBallots: 170 }), {
    findsUnlisted: true,
    loses: ({ C: marks = [] }) => marks.includes('B'),
  }),
  tally('overstated batches were mixed with understated ones', (random) => election(overAndUnder(random)), {
    combinesBeforeSeed: ({ batches: [first, second] }) => [
      { jurisdiction: 'J1', name: 'Mixed', batches: [first.name, second.name] },
    ],
  }),
  tally('a second contest, on some of the cards, is a tie', () => countyAndTown()),
];

/** A count of every card of an election that is made so. */
export function tally(
  situation: string,
  makeElection: (random: RandomSource) => Office,
  rest: Partial<Adversary> = {},
): ContractCell {
  const kind = { type: 'full-hand-tally', method: 'full-count' } as const;
  return {
    ...kind,
    situation: `every card is counted: ${situation}`,
    // Whatever is asked for, every batch is taken.
    adversary: { roundsMax: 1, sizes: () => ({ C: 1_000, County: 1_000 }), ...rest },
    makeElection: (random) => ({
      ...kind,
      riskLimitPercent: 0,
      jurisdictions: [{ name: 'J1', expectedBallots: null }],
      ...withoutReports(makeElection(random)),
    }),
  };
}

/** Nothing is reported of single batches. */
function withoutReports(office: Office): Office {
  return { ...office, batches: office.batches.map(({ reported: _, ...batch }) => batch) };
}

function every(reported: Made['reported'], truth: Made['truth']): readonly Made[] {
  return Array.from({ length: BATCHES }, () => ({ reported, truth }));
}

function wrongIn(random: RandomSource, changing: number): readonly Made[] {
  return someOf(random, { batches: BATCHES, changing, changed: WRONG, rest: RIGHT });
}

function loserByOne(): readonly Made[] {
  const ties = every({ A: 11, B: 9 }, { A: 10, B: 10 });
  return [{ reported: { A: 11, B: 8 }, truth: { A: 9, B: 10 } }, ...ties.slice(1)];
}

function oneVote(): readonly Made[] {
  const ties = every({ A: 10, B: 10 }, { A: 10, B: 10 });
  return [{ reported: { A: 11, B: 9 }, truth: { A: 10, B: 10 } }, ...ties.slice(1)];
}

/** A leads by eight in what is listed; ten cards that no manifest lists are for B. */
function unlisted(rest: Partial<Contest>): Office {
  const even = every({ A: 10, B: 9 }, { A: 10, B: 9 });
  return election([{ ...even[0], hidden: { B: 10 } }, ...even.slice(1)], rest);
}

function overAndUnder(random: RandomSource): readonly Made[] {
  const reported = { A: 12, B: 8 };
  const changed = { reported, truth: { A: 2, B: 18 } };
  return someOf(random, { batches: BATCHES, changing: 5, changed, rest: { reported, truth: { A: 20, B: 0 } } });
}

/** A county's contest, which is right, and a town's on some of its cards, which is a tie. */
function countyAndTown(): Office {
  const cards = laidOver(cardsFor('County', { Yes: 100, No: 60 }), cardsFor('C', { A: 30, B: 30 }));
  return {
    contests: [madeContest('County', { Yes: 100, No: 60 }), madeContest('C', { A: 31, B: 29 })],
    batches: inBatches('J1', cards, { size: 20 }),
  };
}
