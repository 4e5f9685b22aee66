import type { Contest } from '@plumbline/election';
import type { RandomSource } from '@plumbline/statistics';
import { roundsOf } from '../../state/audit-view.ts';
import { choosesAmong, sizeWhereBravoConfirms } from './adversaries.ts';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection, Marks } from './made-election.ts';
import { cardsFor, inBatches, laidOver, madeContest, shuffled } from './made-elections.ts';
import type { Adversary, Table } from './play-audit.ts';
import { polling } from './polling-cell.ts';

/** Polling of several contests: what was drawn for some says something about others. */
export const SEVERAL_CONTEST_CELLS: readonly ContractCell[] = [
  townContest(),
  unevenlyDrawn(),
  uncoveredOpportunistic(),
  crossingUniverses(),
  finishingEarly(),
  drawnByRepeats(),
  nestedTargets(),
  threeTargets(),
];

const ONE = [{ name: 'J1', expectedBallots: null }];

const CANDIDATES = [10, 40];

/** Sizes of a first contest against a second, among which the adversary chooses what confirms the third. */
function unevenly(first: string, second: string): Adversary {
  return choosesAmong(() =>
    CANDIDATES.flatMap((size) => [
      { [first]: size, [second]: Math.max(1, Math.round(size / 20)) },
      { [first]: Math.max(1, Math.round(size / 20)), [second]: size },
    ]),
  );
}

/** A right contest in all of the county, and a town's contest on a few cards, which is a tie. */
function townContest(): ContractCell {
  const adversary = choosesAmong(() => [5, 20, 40, 60].map((size) => ({ County: size })));
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
    const first = { Yes: 52, No: 48 };
    const strong = laidOver(strongIn(random), shuffled(cardsFor('T1', first), random));
    return strongAndWeak(strong, { first, random });
  });
}

/** A county's cards on which the winner of the opportunistic contest is strong. */
function strongIn(random: RandomSource): readonly Marks[] {
  return shuffled(cardsFor('Both', { A: 80, B: 20 }), random);
}

/** J1 as given, with its target T1, and J2, where the winner is as weak as it is strong in J1, with its own target T2. */
function strongAndWeak(
  strong: readonly Marks[],
  of: { readonly first: Readonly<Record<string, number>>; readonly random: RandomSource },
): Pick<MadeElection, 'jurisdictions' | 'contests' | 'batches'> {
  const second = { Yes: 52, No: 48 };
  const weak = laidOver(
    shuffled(cardsFor('Both', { A: 20, B: 80 }), of.random),
    shuffled(cardsFor('T2', second), of.random),
  );
  return {
    jurisdictions: TWO,
    contests: [
      madeContest('T1', of.first, { totalBallots: 100, jurisdictions: ['J1'] }),
      madeContest('T2', second, { totalBallots: 100, jurisdictions: ['J2'] }),
      opportunistic(),
    ],
    batches: [...inBatches('J1', strong), ...inBatches('J2', weak)],
  };
}

/** Nothing is drawn in J2, where the outcome turns. */
function uncoveredOpportunistic(): ContractCell {
  const adversary = choosesAmong(() => CANDIDATES.map((size) => ({ T1: size })));
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

/** J2 is in the universe of both targets. The contest nobody drew for is strong in J1, where the first alone is drawn. */
function crossingUniverses(): ContractCell {
  return polling('two targets that share one of three jurisdictions, sizes 20 : 1', unevenly('T1', 'T2'), (random) => {
    const cards = (target: readonly Marks[], a: number) =>
      laidOver(shuffled(cardsFor('All', { A: a, B: 50 - a }), random), target);
    return {
      jurisdictions: [...TWO, { name: 'J3', expectedBallots: null }],
      contests: [
        madeContest('T1', { Yes: 55, No: 45 }, { totalBallots: 100, jurisdictions: ['J1', 'J2'] }),
        madeContest('T2', { Yes: 55, No: 45 }, { totalBallots: 100, jurisdictions: ['J2', 'J3'] }),
        madeContest('All', { A: 90, B: 60 }, { targeted: false, totalBallots: 150 }),
      ],
      batches: [
        ...inBatches('J1', cards(cardsFor('T1', { Yes: 30, No: 20 }), 42)),
        ...inBatches(
          'J2',
          cards(laidOver(cardsFor('T1', { Yes: 25, No: 25 }), cardsFor('T2', { Yes: 25, No: 25 })), 25),
        ),
        ...inBatches('J3', cards(cardsFor('T2', { Yes: 30, No: 20 }), 8)),
      ],
    };
  });
}

/** The target of J1, where the other contest is strong, is confirmed at once; the one of J2 is drawn for on and on. */
function finishingEarly(): ContractCell {
  // The first round has one size: it is what confirms the first target.
  const candidates = ({ audit }: Table) =>
    roundsOf(audit).length === 0 ? [{ T1: 30, T2: 1 }] : [1, 4, 10].map((size) => ({ T2: size }));
  const adversary = choosesAmong(candidates, { roundsMax: 3 });
  return polling('one of two targets is confirmed in the first round', adversary, (random) => {
    const first = { Yes: 95, No: 5 };
    return strongAndWeak(laidOver(strongIn(random), cardsFor('T1', first)), { first, random });
  });
}

/** Eight cards, drawn again and again until the repeats look like a lead. */
function drawnByRepeats(): ContractCell {
  const adversary = choosesAmong(() => [1, 4, 8].map((size) => ({ Target: size })), { roundsMax: 6 });
  return polling('few cards, of which many draws are repeats', adversary, (random) => ({
    jurisdictions: ONE,
    contests: [
      madeContest('Target', { Yes: 5, No: 3 }, { totalBallots: 8 }),
      madeContest('Town', { A: 5, B: 1 }, { targeted: false, totalBallots: 8 }),
    ],
    batches: inBatches(
      'J1',
      shuffled(laidOver(cardsFor('Target', { Yes: 5, No: 3 }), cardsFor('Town', { A: 3, B: 3 })), random),
    ),
  }));
}

/** Three targets on the same cards, each with a size of its own; the smallest is a tie. */
function threeTargets(): ContractCell {
  const adversary: Adversary = {
    roundsMax: 1,
    sizes: (table) => ({ T1: 20, T2: 5, C: sizeWhereBravoConfirms(table, 'C', 40) }),
  };
  return polling('three targets on the same cards', adversary, (random) => {
    const right = shuffled(laidOver(cardsFor('T1', { Yes: 65, No: 35 }), cardsFor('T2', { Yes: 60, No: 40 })), random);
    return {
      jurisdictions: ONE,
      contests: [
        madeContest('T1', { Yes: 65, No: 35 }, { totalBallots: 100 }),
        madeContest('T2', { Yes: 60, No: 40 }, { totalBallots: 100 }),
        madeContest('C', { A: 70, B: 30 }, { totalBallots: 100 }),
      ],
      batches: inBatches('J1', laidOver(right, shuffled(cardsFor('C', { A: 50, B: 50 }), random))),
    };
  });
}
