import { roundsOf } from '../../state/audit-view.ts';
import { sizeWhereBravoConfirms } from './adversaries.ts';
import type { ContractCell } from './contract-cell.ts';
import type { Marks } from './made-election.ts';
import { cardsFor, cardsLaidRound, emptyCards, inBatches, madeContest, shuffled } from './made-elections.ts';
import type { Adversary } from './play-audit.ts';
import { polling } from './polling-cell.ts';

/** Closes each round at the draw that suits best, of so many at the most. */
const stopsWhereItConfirms = (contest: string, most: number, roundsMax = 1): Adversary => ({
  roundsMax,
  sizes: (table) => ({ [contest]: sizeWhereBravoConfirms(table, contest, most) }),
});

/** What the ballot polling audits are tried with. */
export const POLLING_CELLS: readonly ContractCell[] = [
  single('an exact tie, reported 60 : 40', { reported: { A: 60, B: 40 }, truth: { A: 50, B: 50 }, most: 60 }),
  single('the loser ahead by one', { reported: { A: 54, B: 46 }, truth: { A: 49, B: 50 }, most: 60 }),
  single('the loser ahead by a tenth', { reported: { A: 60, B: 40 }, truth: { A: 45, B: 55 }, most: 60 }),
  single('a landslide was reported, and it is a tie', { reported: { A: 98, B: 2 }, truth: { A: 50, B: 50 }, most: 40 }),
  single('no vote was reported for the loser', { reported: { A: 60, B: 0 }, truth: { A: 50, B: 50 }, most: 40 }),
  single('one vote decides', { reported: { A: 51, B: 50 }, truth: { A: 50, B: 50 }, most: 60 }),
  single('only the third of three really won', {
    reported: { A: 50, B: 30, C: 20 },
    truth: { A: 38, B: 24, C: 38 },
    most: 60,
  }),
  single('four rounds, each as long as suits', {
    reported: { A: 60, B: 40 },
    truth: { A: 50, B: 50 },
    most: 20,
    roundsMax: 4,
  }),
  single('everything is drawn that can be drawn', {
    reported: { A: 8, B: 4 },
    truth: { A: 6, B: 6 },
    most: 12,
    roundsMax: 6,
  }),
  single('a lead of three to one was reported, up to the last card', {
    reported: { A: 75, B: 25 },
    truth: { A: 50, B: 50 },
    most: 100,
  }),
  oneDrawFirst(),
  ...[1, 2, 10, 50, 99].map((percent) => onPart(percent)),
  ...[2, 10, 50].map((percent) => onPart(percent, 'bearing')),
  ...[1, 6, 20, 50].map((percent) => shortManifests(percent)),
  shortManifests(6, 'bearing'),
  shortInOneJurisdiction(),
  longManifests(),
  lostCards('cards for the loser', (marks) => marks.C?.includes('B') ?? false),
  lostCards('cards that are not for the winner', (marks) => !(marks.C?.includes('A') ?? false)),
  twoSeats(),
  votesForTwo(),
  twoSeatsAndTwoVotes(),
];

const ONE = [{ name: 'J1', expectedBallots: null }];

function single(
  situation: string,
  of: {
    readonly reported: Readonly<Record<string, number>>;
    readonly truth: Readonly<Record<string, number>>;
    readonly most: number;
    readonly roundsMax?: number;
  },
): ContractCell {
  return polling(situation, stopsWhereItConfirms('C', of.most, of.roundsMax), (random) => {
    const cards = cardsFor('C', of.truth);
    const reported = Object.values(of.reported).reduce((sum, votes) => sum + votes, 0);
    return {
      jurisdictions: ONE,
      contests: [madeContest('C', of.reported, { totalBallots: Math.max(cards.length, reported) })],
      batches: inBatches('J1', shuffled(cards, random)),
    };
  });
}

/** Begins with a single draw, then takes what confirms, or one more, twice as many, or all that is left. */
function oneDrawFirst(): ContractCell {
  const adversary: Adversary = {
    roundsMax: 6,
    sizes: (table) => {
      const round = roundsOf(table.audit).length + 1;
      if (round === 1) return { C: 1 };
      const most = 2 ** round;
      return { C: Math.min(sizeWhereBravoConfirms(table, 'C', most), table.random.below(2) === 0 ? 1 : most) };
    },
  };
  return polling('a first round of one draw, then one more or twice as many', adversary, (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 70, B: 30 }, { totalBallots: 100 })],
    batches: inBatches('J1', shuffled(cardsFor('C', { A: 50, B: 50 }), random)),
  }));
}

/** A contest that only some of the listed cards bear, and that is really a tie. */
function onPart(percent: number, typed: 'cast' | 'bearing' = 'cast'): ContractCell {
  // Two cards on each side are the least that a report can turn.
  const listed = Math.max(100, 400 / percent);
  const bearing = 2 * Math.round((listed * percent) / 200);
  const reported = { A: Math.floor(bearing * 0.6) + (bearing < 10 ? 1 : 0), B: 0 };
  reported.B = bearing - reported.A;
  const words = typed === 'bearing' ? 'and it is typed how many' : 'and nobody types how many';
  const adversary = stopsWhereItConfirms('C', 65, 2);
  return polling(`the contest is on ${percent} % of the cards, ${words}`, adversary, (random) => {
    const cards = [...cardsFor('C', { A: bearing / 2, B: bearing / 2 }), ...emptyCards(listed - bearing)];
    return {
      jurisdictions: ONE,
      contests: [
        madeContest('C', reported, { totalBallots: listed, cardsBearing: typed === 'bearing' ? bearing : null }),
      ],
      batches: inBatches('J1', shuffled(cards, random)),
    };
  });
}

/** Manifests that lack cards; all that are lacking are for the loser, and make the outcome wrong. */
function shortManifests(percent: number, typed: 'cast' | 'bearing' = 'cast'): ContractCell {
  const cast = 100;
  const unlisted = Math.round((cast * percent) / 100);
  const words = typed === 'bearing' ? ', and it is typed how many bear the contest' : '';
  return polling(
    `manifests ${percent} % short, and what they lack makes the outcome wrong${words}`,
    stopsWhereItConfirms('C', 90),
    (random) => {
      const found = shuffled(cardsFor('C', { A: cast / 2, B: cast / 2 - unlisted }), random);
      const hidden = cardsFor('C', { B: unlisted });
      const cardsBearing = typed === 'bearing' ? cast : null;
      return {
        jurisdictions: [{ name: 'J1', expectedBallots: null }],
        contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: cast, cardsBearing })],
        batches: inBatches('J1', [...found, ...hidden], { unlisted }),
      };
    },
  );
}

/** The manifest of one of two jurisdictions lacks cards, all of them for the loser. */
function shortInOneJurisdiction(): ContractCell {
  return polling('the manifest of one of two jurisdictions lacks cards', stopsWhereItConfirms('C', 90), (random) => ({
    jurisdictions: [
      { name: 'J1', expectedBallots: 50 },
      { name: 'J2', expectedBallots: 50 },
    ],
    contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 100 })],
    batches: [
      ...inBatches('J1', shuffled(cardsFor('C', { A: 25, B: 25 }), random)),
      ...inBatches('J2', [...shuffled(cardsFor('C', { A: 25, B: 5 }), random), ...cardsFor('C', { B: 20 })], {
        unlisted: 20,
      }),
    ],
  }));
}

/** A manifest that lists cards twice over: more are listed than exist with the contest. */
function longManifests(): ContractCell {
  return polling('manifests a tenth too long, with empty cards', stopsWhereItConfirms('C', 60), (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 100 })],
    batches: inBatches('J1', shuffled([...cardsFor('C', { A: 50, B: 50 }), ...emptyCards(10)], random)),
  }));
}

/** Some cards that are drawn are said to be lost. */
function lostCards(which: string, loses: (marks: Marks) => boolean): ContractCell {
  const adversary: Adversary = { ...stopsWhereItConfirms('C', 60), loses };
  return polling(`${which} are never found`, adversary, (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 110 })],
    batches: inBatches('J1', shuffled(cardsFor('C', { A: 50, B: 50 }, 110), random)),
  }));
}

function twoSeats(): ContractCell {
  return polling('two seats, and the second is really a tie', stopsWhereItConfirms('C', 60), (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 45, B: 33, D: 22 }, { winners: 2, totalBallots: 100 })],
    batches: inBatches('J1', shuffled(cardsFor('C', { A: 44, B: 28, D: 28 }), random)),
  }));
}

function votesForTwo(): ContractCell {
  return polling('two votes allowed, many cards with both', stopsWhereItConfirms('C', 60), (random) => {
    const marks = (choices: readonly string[], count: number) =>
      Array.from({ length: count }, (): Marks => ({ C: choices }));
    const cards = [...marks(['A', 'B'], 30), ...marks(['A'], 30), ...marks(['B', 'D'], 30), ...marks(['D'], 10)];
    return {
      jurisdictions: ONE,
      contests: [madeContest('C', { A: 70, B: 50, D: 40 }, { votesAllowed: 2, totalBallots: 100 })],
      batches: inBatches('J1', shuffled(cards, random)),
    };
  });
}

function twoSeatsAndTwoVotes(): ContractCell {
  return polling('two seats and two votes, and the second seat is a tie', stopsWhereItConfirms('C', 60), (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 80, B: 70, D: 30 }, { winners: 2, votesAllowed: 2, totalBallots: 100 })],
    batches: inBatches('J1', shuffled(cardsLaidRound('C', { A: 80, B: 50, D: 50 }, 100), random)),
  }));
}
