import type { Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import { sizesThatConfirm, sizeWhereBravoConfirms } from './adversaries.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection, Marks } from './made-election.ts';
import { cardsFor, emptyCards, inBatches, laidOver, madeContest, shuffled } from './made-elections.ts';
import type { Adversary } from './play-audit.ts';

const LIMIT = 10;

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
    reported: { A: 16, B: 8 },
    truth: { A: 12, B: 12 },
    most: 24,
    roundsMax: 7,
  }),
  ...[1, 2, 10, 50, 99].map((percent) => onPart(percent)),
  ...[1, 10, 50].map((percent) => onPart(percent, 'bearing')),
  ...[6, 50].map(shortManifests),
  { ...shortManifests(6), situation: 'manifests 6 % short, nobody typed how many bear the contest' },
  longManifests(),
  lostCards(),
  twoSeats(),
  votesForTwo(),
  townContest(),
  unevenlyDrawn(),
  uncoveredOpportunistic(),
  nestedTargets(),
];

function polling(
  situation: string,
  adversary: Adversary,
  makeElection: (random: RandomSource) => Omit<MadeElection, 'type' | 'method' | 'riskLimitPercent'>,
): ContractCell {
  const kind = { type: 'ballot-polling', method: 'bravo' } as const;
  return {
    ...kind,
    situation,
    adversary,
    makeElection: (random) => ({ ...kind, riskLimitPercent: LIMIT, ...makeElection(random) }),
  };
}

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

/** A contest that only some of the listed cards bear, and that is really a tie. */
function onPart(percent: number, typed: 'cast' | 'bearing' = 'cast'): ContractCell {
  const listed = 200;
  const bearing = Math.max(4, 2 * Math.round((listed * percent) / 200));
  const reported = { A: Math.ceil(bearing * 0.6), B: Math.floor(bearing * 0.4) };
  const words = typed === 'bearing' ? 'and it is typed how many' : 'and nobody types how many';
  const adversary = stopsWhereItConfirms('C', 50, 3);
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
function shortManifests(percent: number): ContractCell {
  const cast = 100;
  const unlisted = Math.round((cast * percent) / 100);
  const winner = cast / 2;
  return polling(
    `manifests ${percent} % short, and the outcome is wrong for what they lack`,
    stopsWhereItConfirms('C', 50, 3),
    (random) => {
      const found = shuffled(cardsFor('C', { A: winner, B: cast - winner - unlisted }), random);
      const hidden = cardsFor('C', { B: unlisted });
      return {
        jurisdictions: [{ name: 'J1', expectedBallots: cast }],
        contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: cast })],
        batches: inBatches('J1', [...found, ...hidden], { unlisted }),
      };
    },
  );
}

/** A manifest that lists cards twice over: more are listed than exist with the contest. */
function longManifests(): ContractCell {
  return polling('manifests a tenth too long, with empty cards', stopsWhereItConfirms('C', 60), (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 100 })],
    batches: inBatches('J1', shuffled([...cardsFor('C', { A: 50, B: 50 }), ...emptyCards(10)], random)),
  }));
}

/** Every card for the loser that is drawn is said to be lost. */
function lostCards(): ContractCell {
  const adversary = stopsWhereItConfirms('C', 60);
  const loses = (marks: Marks) => marks.C?.includes('B') ?? false;
  return polling('cards for the loser are never found', { ...adversary, loses }, (random) => ({
    jurisdictions: ONE,
    contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 100 })],
    batches: inBatches('J1', shuffled(cardsFor('C', { A: 50, B: 50 }), random)),
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

const CANDIDATES = [5, 12, 25, 50];

/** Sizes of a first contest against a second, among which the adversary chooses what confirms the third. */
function unevenly(first: string, second: string): Adversary {
  const adversary: Adversary = {
    roundsMax: 1,
    sizes: (table) =>
      sizesThatConfirm(
        adversary,
        table,
        CANDIDATES.flatMap((size) => [
          { [first]: size, [second]: Math.max(1, Math.round(size / 20)) },
          { [first]: Math.max(1, Math.round(size / 20)), [second]: size },
        ]),
      ),
  };
  return adversary;
}

/** A right contest in all of the county, and a town's contest on a few cards, which is a tie. */
function townContest(): ContractCell {
  const adversary: Adversary = {
    roundsMax: 1,
    sizes: (table) =>
      sizesThatConfirm(
        adversary,
        table,
        [5, 20, 40, 60].map((size) => ({ County: size })),
      ),
  };
  return polling('an opportunistic contest on 8 of 200 cards', adversary, (random) => {
    const county = cardsFor('County', { Yes: 115, No: 85 });
    const town = cardsFor('Town', { A: 4, B: 4 });
    return {
      jurisdictions: ONE,
      contests: [
        madeContest('County', { Yes: 115, No: 85 }, { totalBallots: 200 }),
        madeContest('Town', { A: 5, B: 3 }, { targeted: false, totalBallots: 200 }),
      ],
      batches: inBatches('J1', laidOver(shuffled(county, random), town)),
    };
  });
}

const TWO = [
  { name: 'J1', expectedBallots: null },
  { name: 'J2', expectedBallots: null },
];

function opportunistic(rest: Partial<Contest> = {}): Contest {
  return madeContest('Both', { A: 120, B: 80 }, { targeted: false, totalBallots: 200, ...rest });
}

/** The opportunistic contest's winner is strong in J1, which is drawn twenty times as often as J2. */
function unevenlyDrawn(): ContractCell {
  return polling('an opportunistic contest whose jurisdictions are drawn 20 : 1', unevenly('T1', 'T2'), (random) => {
    const strong = laidOver(
      shuffled(cardsFor('Both', { A: 80, B: 20 }), random),
      shuffled(cardsFor('T1', { Yes: 52, No: 48 }), random),
    );
    const weak = laidOver(
      shuffled(cardsFor('Both', { A: 20, B: 80 }), random),
      shuffled(cardsFor('T2', { Yes: 52, No: 48 }), random),
    );
    return {
      jurisdictions: TWO,
      contests: [
        madeContest('T1', { Yes: 52, No: 48 }, { totalBallots: 100, jurisdictions: ['J1'] }),
        madeContest('T2', { Yes: 52, No: 48 }, { totalBallots: 100, jurisdictions: ['J2'] }),
        opportunistic(),
      ],
      batches: [...inBatches('J1', strong), ...inBatches('J2', weak)],
    };
  });
}

/** Nothing is drawn in J2, where the outcome turns. */
function uncoveredOpportunistic(): ContractCell {
  const adversary: Adversary = {
    roundsMax: 1,
    sizes: (table) =>
      sizesThatConfirm(
        adversary,
        table,
        CANDIDATES.map((size) => ({ T1: size })),
      ),
  };
  return polling('an opportunistic contest, and one of its jurisdictions is never drawn', adversary, (random) => {
    const strong = laidOver(
      shuffled(cardsFor('Both', { A: 80, B: 20 }), random),
      shuffled(cardsFor('T1', { Yes: 52, No: 48 }), random),
    );
    return {
      jurisdictions: TWO,
      contests: [madeContest('T1', { Yes: 52, No: 48 }, { totalBallots: 100, jurisdictions: ['J1'] }), opportunistic()],
      batches: [...inBatches('J1', strong), ...inBatches('J2', shuffled(cardsFor('Both', { A: 20, B: 80 }), random))],
    };
  });
}

/** A county contest that is right, a district in it that is a tie; the adversary chooses both sizes. */
function nestedTargets(): ContractCell {
  return polling('two targets, one inside the other, sizes 20 : 1', unevenly('Wide', 'Narrow'), (random) => {
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
  });
}
