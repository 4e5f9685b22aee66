import type { AuditMethod } from '../../methods/audit-method.ts';
import { roundsOf } from '../../state/audit-view.ts';
import type { RoundSizes } from '../../state/plan.ts';
import { kindOf } from '../kinds.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection, Marks } from './made-election.ts';
import { cardsFor, cardsLaidRound, emptyCards, inBatches, laidOver, madeContest, shuffled } from './made-elections.ts';
import type { Adversary } from './play-audit.ts';

/*
 * Ballot polling in rounds whose sizes are planned before the seed. The adversary plans them, and has every other power:
 * it loses cards, files wrong manifests and chooses the truth. What it cannot do is choose a size once draws are known; a
 * test of its own holds that another size is refused.
 */

type Situation = {
  readonly situation: string;
  readonly sizes: RoundSizes;
  readonly loses?: (marks: Marks) => boolean;
  readonly makeElection: ContractCell['makeElection'] extends (random: infer Random) => unknown
    ? (random: Random) => Pick<MadeElection, 'jurisdictions' | 'contests' | 'batches'>
    : never;
};

const ONE = [{ name: 'J1', expectedBallots: null }];

/** Draws what was planned, as long as there are so many cards left. */
const asPlanned = (situation: Situation): Adversary => ({
  roundsMax: Math.max(...Object.values(situation.sizes).map((sizes) => sizes.length)),
  sizes: ({ audit, inputs }) => {
    const round = roundsOf(audit).length;
    return Object.fromEntries(
      audit.plan.contests.map((contest) => {
        const size = situation.sizes[contest.name]?.[round] ?? 0;
        return [contest.name, size <= kindOf(audit.plan).population(audit, contest, inputs) ? size : 0];
      }),
    );
  },
  ...(situation.loses === undefined ? {} : { loses: situation.loses }),
});

function single(
  situation: string,
  of: {
    readonly sizes: readonly number[];
    readonly reported: Readonly<Record<string, number>>;
    readonly truth: Readonly<Record<string, number>>;
    readonly empty?: number;
    readonly cardsBearing?: number;
    readonly loses?: (marks: Marks) => boolean;
  },
): Situation {
  const { sizes, reported, truth, empty = 0, cardsBearing = null } = of;
  return {
    situation,
    sizes: { C: sizes },
    ...(of.loses === undefined ? {} : { loses: of.loses }),
    makeElection: (random) => {
      const cards = [...cardsFor('C', truth), ...emptyCards(empty)];
      const votes = Object.values(reported).reduce((sum, count) => sum + count, 0);
      return {
        jurisdictions: ONE,
        contests: [madeContest('C', reported, { totalBallots: Math.max(cards.length, votes), cardsBearing })],
        batches: inBatches('J1', shuffled(cards, random)),
      };
    },
  };
}

const TIE = { reported: { A: 60, B: 40 }, truth: { A: 50, B: 50 } };

const SITUATIONS: readonly Situation[] = [
  single('an exact tie, one planned round', { ...TIE, sizes: [60] }),
  single('an exact tie, four planned rounds', { ...TIE, sizes: [20, 20, 20, 30] }),
  single('an exact tie, twenty rounds of one or two draws', {
    ...TIE,
    sizes: Array.from({ length: 20 }, (_, place) => 1 + (place % 2)),
  }),
  single('a planned first round of one draw, then twice as many each time', { ...TIE, sizes: [1, 2, 4, 8, 16, 32] }),
  single('planned rounds, the loser ahead by one', {
    reported: { A: 54, B: 46 },
    truth: { A: 49, B: 50 },
    sizes: [40, 50],
  }),
  single('planned rounds, the loser ahead by a tenth', {
    reported: { A: 60, B: 40 },
    truth: { A: 45, B: 55 },
    sizes: [20, 30, 45],
  }),
  single('planned rounds, a landslide was reported, and it is a tie', {
    reported: { A: 98, B: 2 },
    truth: { A: 50, B: 50 },
    sizes: [4, 4, 6, 9],
  }),
  single('planned rounds, no vote was reported for the loser', {
    reported: { A: 60, B: 0 },
    truth: { A: 50, B: 50 },
    sizes: [5, 10, 20],
  }),
  single('planned rounds, only the third of three really won', {
    reported: { A: 50, B: 30, C: 20 },
    truth: { A: 38, B: 24, C: 38 },
    sizes: [30, 45],
  }),
  single('planned rounds up to more draws than cards', {
    reported: { A: 8, B: 4 },
    truth: { A: 6, B: 6 },
    sizes: [6, 6, 6],
  }),
  single('planned rounds, the contest is on half of the cards', {
    reported: { A: 30, B: 20 },
    truth: { A: 25, B: 25 },
    empty: 50,
    sizes: [30, 40],
  }),
  single('planned rounds, the contest is on a tenth of the cards, and it is typed how many', {
    reported: { A: 8, B: 2 },
    truth: { A: 5, B: 5 },
    empty: 90,
    cardsBearing: 10,
    sizes: [40, 40],
  }),
  single('planned rounds, and cards for the loser are never found', {
    ...TIE,
    sizes: [25, 40],
    loses: (marks) => marks.C?.includes('B') ?? false,
  }),
  single('planned rounds, and cards that are not for the winner are never found', {
    reported: { A: 60, B: 40 },
    truth: { A: 50, B: 50 },
    empty: 10,
    sizes: [25, 40],
    loses: (marks) => !(marks.C?.includes('A') ?? false),
  }),
  shortManifests(6),
  shortManifests(20),
  twoSeats(),
  votesForTwo(),
  nestedTargets(),
  opportunistic(),
];

/** What the manifests lack is for the loser, and makes the outcome wrong. */
function shortManifests(percent: number): Situation {
  return {
    situation: `planned rounds, manifests ${percent} % short, and what they lack makes the outcome wrong`,
    sizes: { C: [40, 40] },
    makeElection: (random) => {
      const found = shuffled(cardsFor('C', { A: 50, B: 50 - percent }), random);
      return {
        jurisdictions: ONE,
        contests: [madeContest('C', { A: 70, B: 30 }, { totalBallots: 100 })],
        batches: inBatches('J1', [...found, ...cardsFor('C', { B: percent })], { unlisted: percent }),
      };
    },
  };
}

function twoSeats(): Situation {
  return {
    situation: 'planned rounds, two seats, and the second is really a tie',
    sizes: { C: [40, 40] },
    makeElection: (random) => ({
      jurisdictions: ONE,
      contests: [madeContest('C', { A: 45, B: 35, D: 20 }, { winners: 2, totalBallots: 100 })],
      batches: inBatches('J1', shuffled(cardsFor('C', { A: 44, B: 28, D: 28 }), random)),
    }),
  };
}

function votesForTwo(): Situation {
  return {
    situation: 'planned rounds, two seats and two votes, and the second seat is a tie',
    sizes: { C: [30, 40] },
    makeElection: (random) => ({
      jurisdictions: ONE,
      contests: [madeContest('C', { A: 80, B: 70, D: 30 }, { winners: 2, votesAllowed: 2, totalBallots: 100 })],
      batches: inBatches('J1', shuffled(cardsLaidRound('C', { A: 80, B: 50, D: 50 }, 100), random)),
    }),
  };
}

const TWO = [
  { name: 'J1', expectedBallots: null },
  { name: 'J2', expectedBallots: null },
];

/** A county contest that is right, and a district's in it, which is a tie. */
function nestedTargets(): Situation {
  return {
    situation: 'planned rounds, two targets, one inside the other',
    sizes: { Wide: [40, 60, 90], Narrow: [20, 30, 40] },
    makeElection: (random) => {
      const wide = shuffled(cardsFor('Wide', { Yes: 120, No: 80 }), random);
      const narrow = shuffled(cardsFor('Narrow', { A: 50, B: 50 }), random);
      return {
        jurisdictions: TWO,
        contests: [
          madeContest('Wide', { Yes: 120, No: 80 }, { totalBallots: 200 }),
          madeContest('Narrow', { A: 60, B: 40 }, { totalBallots: 100, jurisdictions: ['J1'] }),
        ],
        batches: [...inBatches('J1', laidOver(wide.slice(0, 100), narrow)), ...inBatches('J2', wide.slice(100))],
      };
    },
  };
}

/** A contest nobody planned rounds for, on the cards of two targets of which one is drawn ten times as often. */
function opportunistic(): Situation {
  return {
    situation: 'planned rounds, and a contest that nobody planned for is a tie',
    sizes: { T1: [40, 40], T2: [4, 4] },
    makeElection: (random) => {
      const cards = (target: string, a: number) =>
        laidOver(
          shuffled(cardsFor('Both', { A: a, B: 100 - a }), random),
          shuffled(cardsFor(target, { Yes: 55, No: 45 }), random),
        );
      return {
        jurisdictions: TWO,
        contests: [
          madeContest('T1', { Yes: 55, No: 45 }, { totalBallots: 100, jurisdictions: ['J1'] }),
          madeContest('T2', { Yes: 55, No: 45 }, { totalBallots: 100, jurisdictions: ['J2'] }),
          madeContest('Both', { A: 120, B: 80 }, { targeted: false, totalBallots: 200 }),
        ],
        batches: [...inBatches('J1', cards('T1', 70)), ...inBatches('J2', cards('T2', 30))],
      };
    },
  };
}

function cellsOf(method: AuditMethod): readonly ContractCell[] {
  return SITUATIONS.map((situation) => {
    const kind = { type: 'ballot-polling', method } as const;
    return {
      ...kind,
      situation: situation.situation,
      adversary: asPlanned(situation),
      makeElection: (random) => ({
        ...kind,
        riskLimitPercent: 10,
        roundSizes: situation.sizes,
        ...situation.makeElection(random),
      }),
    };
  });
}

/** What the methods of ballot polling that need planned rounds are tried with. */
export const PLANNED_POLLING_CELLS: readonly ContractCell[] = [...cellsOf('minerva'), ...cellsOf('providence')];
