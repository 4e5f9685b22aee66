import type { RandomSource } from '@plumbline/statistics';
import { isInRounds, roundsOf } from '../../state/audit-view.ts';
import { choosesAmong } from './adversaries.ts';
import { compared, type Pair, pairs, pairsLaidOver } from './comparison-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import {
  cards,
  hybrid,
  reportedWith,
  sizesWhereHybridConfirms,
  stopsWhereHybridConfirms,
  withoutRecords,
} from './hybrid-cell.ts';
import type { Marks } from './made-election.ts';
import { laidOver } from './made-elections.ts';
import type { Adversary } from './play-audit.ts';

const A = ['A'];
const B = ['B'];
const BLANK: readonly string[] = [];

/** Both strata nearly to their ends. */
const MOST = { cvr: 26, noCvr: 22 };

/** What hybrid audits are tried with. Where nothing else is said, 30 cards have records and 24 have none. */
export const HYBRID_CELLS: readonly ContractCell[] = [
  single('an exact tie, every error where there are records', {
    made: [...pairs(15, A), ...pairs(5, A, B), ...pairs(10, B)],
    polled: [...cards(12, A), ...cards(12, B)],
    reported: { A: 12, B: 12 },
  }),
  single('an exact tie, every error where there are no records', {
    made: [...pairs(15, A), ...pairs(15, B)],
    polled: [...cards(12, A), ...cards(12, B)],
    reported: { A: 17, B: 7 },
  }),
  single('an exact tie by errors in both strata', BOTH()),
  single('the loser ahead by one', {
    made: [...pairs(14, A), ...pairs(3, A, B), ...pairs(12, B), ...pairs(1, BLANK)],
    polled: [...cards(12, A), ...cards(12, B)],
    reported: { A: 14, B: 10 },
  }),
  single('records for the winner of cards that are blank, a small stratum without records', {
    made: [...pairs(14, A), ...pairs(10, A, BLANK), ...pairs(16, B)],
    polled: [...cards(3, A), ...cards(1, B)],
    reported: { A: 3, B: 1 },
  }),
  single('a small stratum with records, and all errors where there are none', {
    made: [...pairs(3, A), ...pairs(3, B)],
    polled: [...cards(20, A), ...cards(20, B)],
    reported: { A: 28, B: 12 },
  }),
  single(
    'only the third of three really won',
    {
      made: [...pairs(12, A), ...pairs(4, A, ['D']), ...pairs(6, B), ...pairs(8, ['D'])],
      polled: [...cards(8, A), ...cards(4, B), ...cards(8, ['D'])],
      reported: { A: 12, B: 4, D: 4 },
    },
    stopsWhereHybridConfirms({ cvr: 20, noCvr: 16 }),
  ),
  single(
    'three rounds, each as long as suits',
    BOTH(),
    stopsWhereHybridConfirms({ cvr: 10, noCvr: 8 }, { roundsMax: 3 }),
  ),
  single('one stratum first, then the other', BOTH(), oneAfterTheOther()),
  single('a stratum exhausted, then the other as long as suits', BOTH(), exhaustsFirst()),
  single(
    'cards of the loser without a record',
    {
      made: [...pairs(30, A), ...pairs(4, B), ...pairs(20, B).map(({ card }): Pair => ({ cvr: undefined, card }))],
      polled: [...cards(6, A), ...cards(12, B)],
      reported: { A: 6, B: 12 },
    },
    choosesAmong(() => [{ C: { cvr: 20, noCvr: 6 } }, { C: { cvr: 44, noCvr: 14 } }]),
  ),
  single(
    'cards for the loser that are said to be blank are never found',
    {
      made: [...pairs(20, A), ...pairs(20, B)],
      polled: [...cards(12, A), ...laidOver(cards(12, B), cards(12, [], 'lost'))],
      reported: { A: 12, B: 0 },
    },
    choosesAmong(() => [{ C: { cvr: 36, noCvr: 16 } }, { C: { cvr: 40, noCvr: 22 } }], {
      loses: (marks) => marks.lost !== undefined,
    }),
  ),
  shortManifest(),
  single('a manifest with cards that there are not, in both strata', {
    made: [...BOTH().made, ...pairs(6, null)],
    polled: [...BOTH().polled, ...cards(6, null)],
    reported: BOTH().reported,
  }),
  single('everything is drawn that can be drawn', BOTH(), {
    roundsMax: 3,
    sizes: () => ({ C: { cvr: 100, noCvr: 100 } }),
  }),
  votesForTwo(),
  twoTargets(),
  unevenlyDrawn(),
  recordsInOneJurisdiction(),
  everyCardWithRecord(),
  noCardWithRecord(),
];

type Made = {
  readonly made: readonly Pair[];
  readonly polled: readonly Marks[];
  readonly reported: Readonly<Record<string, number>>;
};

function BOTH(): Made {
  return {
    made: [...pairs(15, A), ...pairs(2, A, B), ...pairs(13, B)],
    polled: [...cards(12, A), ...cards(12, B)],
    reported: { A: 15, B: 9 },
  };
}

/** One contest in one jurisdiction. */
function single(
  situation: string,
  { made, polled, reported }: Made,
  adversary: Adversary = stopsWhereHybridConfirms(MOST),
  contest: { readonly votesAllowed?: number } = {},
): ContractCell {
  return hybrid(situation, adversary, (random) => {
    const batches = [compared('J1', made, random), withoutRecords('J1', polled, random)];
    return { contests: [reportedWith(batches, reported, contest)], batches };
  });
}

/** First only cards with records, then only cards without. */
function oneAfterTheOther(): Adversary {
  return {
    roundsMax: 2,
    sizes: (table) => ({
      C: isInRounds(table.audit)
        ? sizesWhereHybridConfirms(table, 'C', { cvr: 0, noCvr: 22 })
        : sizesWhereHybridConfirms(table, 'C', { cvr: 26, noCvr: 0 }),
    }),
  };
}

/** Every card without a record first; then the others, as long as suits, a few at a time. */
function exhaustsFirst(): Adversary {
  return {
    roundsMax: 4,
    sizes: (table) => ({
      C:
        roundsOf(table.audit).length === 0
          ? { cvr: 1, noCvr: 24 }
          : sizesWhereHybridConfirms(table, 'C', { cvr: 9, noCvr: 0 }),
    }),
  };
}

/** Cards for the loser that no manifest lists, and the office knows how many cards were cast. */
function shortManifest(): ContractCell {
  return hybrid(
    'manifests short of cards for the loser, which make it a tie',
    stopsWhereHybridConfirms({ cvr: 30, noCvr: 30 }),
    (random) => {
      const batches = [
        compared('J1', [...pairs(20, A), ...pairs(20, B)], random),
        withoutRecords('J1', [...cards(26, A), ...cards(10, B)], random, cards(16, B)),
      ];
      return { contests: [reportedWith(batches, { A: 26, B: 10 }, { totalBallots: 92 })], batches };
    },
  );
}

function votesForTwo(): ContractCell {
  const both = ['A', 'B'];
  return single(
    'two votes allowed, many cards with both',
    {
      made: [...pairs(10, both), ...pairs(8, A), ...pairs(3, A, ['B', 'D']), ...pairs(9, ['B', 'D'])],
      polled: [...cards(6, both), ...cards(6, A), ...cards(10, ['B', 'D']), ...cards(4, A)],
      reported: { A: 18, B: 14, D: 8 },
    },
    stopsWhereHybridConfirms(MOST),
    { votesAllowed: 2 },
  );
}

/** A county's contest that is right, and one of a district in it that is a tie; sizes 10 : 1 either way. */
function twoTargets(): ContractCell {
  const adversary = choosesAmong(() => [
    { Wide: { cvr: 20, noCvr: 10 }, C: { cvr: 2, noCvr: 2 } },
    { Wide: { cvr: 2, noCvr: 2 }, C: { cvr: 20, noCvr: 10 } },
    { Wide: { cvr: 2, noCvr: 2 }, C: { cvr: 26, noCvr: 20 } },
  ]);
  return hybrid('two targets, one inside the other, sizes 10 : 1', adversary, (random) => {
    const { made, polled, reported } = BOTH();
    const batches = [
      compared('J1', pairsLaidOver(made, widePairs(30)), random),
      withoutRecords('J1', laidOver(polled, wideCards(24)), random),
      compared('J2', widePairs(30), random),
      withoutRecords('J2', wideCards(24), random),
    ];
    return {
      jurisdictions: twoJurisdictions(),
      contests: [
        reportedWith(batches, { Yes: 40, No: 8 }, { name: 'Wide' }),
        reportedWith(batches, reported, { jurisdictions: ['J1'] }),
      ],
      batches,
    };
  });
}

function widePairs(count: number): readonly Pair[] {
  return [...pairs(count - 6, ['Yes'], ['Yes'], 'Wide'), ...pairs(6, ['No'], ['No'], 'Wide')];
}

function wideCards(count: number): readonly Marks[] {
  return [...cards(count - 4, ['Yes'], 'Wide'), ...cards(4, ['No'], 'Wide')];
}

/** What is drawn often is right; the errors are all in J2, of which little is drawn. */
function unevenlyDrawn(): ContractCell {
  const adversary = choosesAmong(() => [
    { T1: { cvr: 26, noCvr: 20 }, T2: { cvr: 2, noCvr: 2 } },
    { T1: { cvr: 10, noCvr: 20 }, T2: { cvr: 10, noCvr: 2 } },
    { T1: { cvr: 20, noCvr: 16 }, T2: { cvr: 20, noCvr: 16 } },
  ]);
  return hybrid('an opportunistic contest whose jurisdictions are drawn 10 : 1', adversary, (random) => {
    const target = (name: string) => ({
      made: [...pairs(20, ['Yes'], ['Yes'], name), ...pairs(10, ['No'], ['No'], name)],
      polled: [...cards(16, ['Yes'], name), ...cards(8, ['No'], name)],
    });
    const [one, two] = [target('T1'), target('T2')];
    const batches = [
      compared('J1', pairsLaidOver(turned([...pairs(22, A), ...pairs(8, B)], random), one.made), random),
      withoutRecords('J1', laidOver(turned([...cards(12, A), ...cards(12, B)], random), one.polled), random),
      compared(
        'J2',
        pairsLaidOver(turned([...pairs(8, A), ...pairs(14, A, B), ...pairs(8, B)], random), two.made),
        random,
      ),
      withoutRecords('J2', laidOver(turned([...cards(12, A), ...cards(12, B)], random), two.polled), random),
    ];
    return {
      jurisdictions: twoJurisdictions(),
      contests: [
        reportedWith(batches, { Yes: 16, No: 8 }, { name: 'T1', jurisdictions: ['J1'] }),
        reportedWith(batches, { Yes: 16, No: 8 }, { name: 'T2', jurisdictions: ['J2'] }),
        reportedWith(batches, { A: 24, B: 24 }, { targeted: false }),
      ],
      batches,
    };
  });
}

/** J1 has records of all its cards and J2 of none; the errors are in J2. */
function recordsInOneJurisdiction(): ContractCell {
  return hybrid('records in one jurisdiction, the errors in the other', stopsWhereHybridConfirms(MOST), (random) => {
    const batches = [
      compared('J1', [...pairs(15, A), ...pairs(15, B)], random),
      withoutRecords('J2', [...cards(12, A), ...cards(12, B)], random),
    ];
    return { jurisdictions: twoJurisdictions(), contests: [reportedWith(batches, { A: 17, B: 7 })], batches };
  });
}

/** The strata are told apart, and one of them is empty: the other's risk alone decides. */
function everyCardWithRecord(): ContractCell {
  return hybrid('every card has a record', stopsWhereHybridConfirms({ cvr: 30, noCvr: 0 }), (random) => {
    const batches = [compared('J1', [...pairs(25, A), ...pairs(5, A, B), ...pairs(20, B)], random)];
    return { contests: [reportedWith(batches, { A: 0, B: 0 })], batches };
  });
}

function noCardWithRecord(): ContractCell {
  return hybrid('no card has a record', stopsWhereHybridConfirms({ cvr: 0, noCvr: 40 }), (random) => {
    const batches = [withoutRecords('J1', [...cards(25, A), ...cards(25, B)], random)];
    return { contests: [reportedWith(batches, { A: 32, B: 18 })], batches };
  });
}

function turned<Item>(made: readonly Item[], random: RandomSource): readonly Item[] {
  const start = random.below(made.length);
  return [...made.slice(start), ...made.slice(0, start)];
}

function twoJurisdictions() {
  return [
    { name: 'J1', expectedBallots: null },
    { name: 'J2', expectedBallots: null },
  ];
}
