import type { RandomSource } from '@plumbline/statistics';
import { choosesAmong } from './adversaries.ts';
import {
  compared,
  comparing,
  oneDrawFirst,
  type Pair,
  pairs,
  pairsLaidOver,
  reportedBy,
  stopsWhereComparisonConfirms,
} from './comparison-cell.ts';
import type { ContractCell } from './contract-cell.ts';
import type { Adversary } from './play-audit.ts';

const A = ['A'];
const B = ['B'];
const BLANK: readonly string[] = [];

/** What ballot comparisons are tried with where every listed card may be drawn. */
export const COMPARISON_CELLS: readonly ContractCell[] = [
  single('an exact tie, by records that say the other choice', [...pairs(25, A), ...pairs(5, A, B), ...pairs(20, B)]),
  single('the loser ahead by one', [...pairs(24, A), ...pairs(6, A, B), ...pairs(19, B)]),
  single('records for the winner of cards that are blank', [...pairs(20, A), ...pairs(10, A, BLANK), ...pairs(20, B)]),
  single('every error on a card that is blank in the record', [
    ...pairs(20, A),
    ...pairs(10, BLANK, B),
    ...pairs(10, B),
    ...pairs(10, BLANK),
  ]),
  single(
    'only the third of three really won',
    [...pairs(24, A), ...pairs(8, A, ['D']), ...pairs(12, B), ...pairs(16, ['D'])],
    stopsWhereComparisonConfirms(24),
    { choices: ['A', 'B', 'D'] },
  ),
  single('three rounds, each as long as suits', TIE(), stopsWhereComparisonConfirms(10, { roundsMax: 3 })),
  single('a first round of one draw', TIE(), oneDrawFirst(23)),
  single('cards of the loser without a record', [
    ...pairs(20, A),
    ...pairs(8, B),
    ...pairs(12, B).map(({ card }): Pair => ({ cvr: undefined, card })),
  ]),
  single('records for the winner of cards that there are not', [
    ...pairs(20, A),
    ...pairs(20, B),
    ...pairs(8, A).map(({ cvr }): Pair => ({ cvr, card: undefined })),
  ]),
  single('records of two cards swapped, and a tie', [
    ...pairs(24, A),
    ...pairs(5, A, B),
    ...pairs(19, B),
    ...pairs(1, A, B),
    ...pairs(1, B, A),
  ]),
  single('cards for the loser are never found', TIE(), {
    ...stopsWhereComparisonConfirms(24),
    loses: (marks) => marks.C?.includes('B') ?? false,
  }),
  shortManifest(),
  byNumbers('by numbers, an exact tie', TIE(), []),
  byNumbers(
    'by numbers, a third of the cards in no manifest, all for the loser',
    [...pairs(30, A), ...pairs(10, B)],
    pairs(20, B),
  ),
  single('a manifest with cards that there are not', [...TIE(), ...pairs(10, null)], stopsWhereComparisonConfirms(29)),
  single('everything is drawn that can be drawn', [...pairs(5, A), ...pairs(1, A, B), ...pairs(4, B)], {
    roundsMax: 3,
    sizes: () => ({ C: 10 }),
  }),
  votesForTwo(),
  twoTargets(),
  unevenlyDrawn(),
];

function TIE(): readonly Pair[] {
  return [...pairs(25, A), ...pairs(5, A, B), ...pairs(20, B)];
}

/** One contest in one jurisdiction. */
function single(
  situation: string,
  made: readonly Pair[],
  adversary: Adversary = stopsWhereComparisonConfirms(24),
  contest: { readonly choices: readonly string[]; readonly votesAllowed?: number } = { choices: ['A', 'B'] },
): ContractCell {
  const { choices, ...rest } = contest;
  return comparing(situation, adversary, (random) => {
    const batches = [compared('J1', made, random)];
    return { contests: [reportedBy(batches, choices, rest)], batches };
  });
}

/**
 * Cards for the loser that no manifest lists, and the office knows how many cards were cast. So many that twenty-four draws of
 * listed cards alone would end the audit: six would not have shown anything.
 */
function shortManifest(): ContractCell {
  return comparing(
    'a manifest short of cards for the loser, which make it a tie',
    stopsWhereComparisonConfirms(24),
    (random) => {
      const unlisted = pairs(20, B).map(({ card }): Pair => ({ cvr: undefined, card }));
      const batches = [compared('J1', [...pairs(30, A), ...pairs(10, B)], random, { unlisted })];
      return { contests: [reportedBy(batches, ['A', 'B'], { totalBallots: 60 })], batches };
    },
  );
}

/** Cards drawn by numbers that run over all that were cast, whether or not a manifest lists them. */
function byNumbers(situation: string, listed: readonly Pair[], unlisted: readonly Pair[]): ContractCell {
  return comparing(situation, stopsWhereComparisonConfirms(24), (random) => {
    const inNoManifest = unlisted.map(({ card }): Pair => ({ cvr: undefined, card }));
    const batches = [compared('J1', listed, random, { unlisted: inNoManifest })];
    const totalBallots = listed.length + unlisted.length;
    return { contests: [reportedBy(batches, ['A', 'B'], { totalBallots })], batches, numbers: { J1: totalBallots } };
  });
}

function votesForTwo(): ContractCell {
  const both = ['A', 'B'];
  return single(
    'two votes allowed, many cards with both',
    [...pairs(15, both), ...pairs(15, A), ...pairs(5, A, ['B', 'D']), ...pairs(15, ['B', 'D']), ...pairs(10, ['D'])],
    stopsWhereComparisonConfirms(24),
    { choices: ['A', 'B', 'D'], votesAllowed: 2 },
  );
}

/** A county's contest that is right, and one of a district in it that is a tie; sizes 20 : 1 either way. */
function twoTargets(): ContractCell {
  const adversary = choosesAmong(() => [
    { Wide: 20, C: 1 },
    { Wide: 1, C: 23 },
  ]);
  return comparing('two targets, one inside the other, sizes 20 : 1', adversary, (random) => {
    const wide = (count: number) => [
      ...pairs(count - 10, ['Yes'], ['Yes'], 'Wide'),
      ...pairs(10, ['No'], ['No'], 'Wide'),
    ];
    const batches = [compared('J1', pairsLaidOver(TIE(), wide(50)), random), compared('J2', wide(50), random)];
    return {
      jurisdictions: twoJurisdictions(),
      contests: [
        reportedBy(batches, ['Yes', 'No'], { name: 'Wide' }),
        reportedBy(batches, ['A', 'B'], { jurisdictions: ['J1'] }),
      ],
      batches,
    };
  });
}

/** The records of J1, which is drawn twenty times as often, are right; the errors are all in J2. */
function unevenlyDrawn(): ContractCell {
  const adversary = choosesAmong(() => [
    { T1: 40, T2: 2 },
    { T1: 14, T2: 14 },
  ]);
  return comparing('an opportunistic contest whose jurisdictions are drawn 20 : 1', adversary, (random) => {
    const target = (name: string) => [...pairs(26, ['Yes'], ['Yes'], name), ...pairs(24, ['No'], ['No'], name)];
    const batches = [
      compared('J1', pairsLaidOver(mixedPairs([...pairs(30, A), ...pairs(20, B)], random), target('T1')), random),
      compared(
        'J2',
        pairsLaidOver(mixedPairs([...pairs(20, A), ...pairs(10, A, B), ...pairs(20, B)], random), target('T2')),
        random,
      ),
    ];
    return {
      jurisdictions: twoJurisdictions(),
      contests: [
        reportedBy(batches, ['Yes', 'No'], { name: 'T1', jurisdictions: ['J1'] }),
        reportedBy(batches, ['Yes', 'No'], { name: 'T2', jurisdictions: ['J2'] }),
        reportedBy(batches, ['A', 'B'], { targeted: false }),
      ],
      batches,
    };
  });
}

function mixedPairs(made: readonly Pair[], random: RandomSource): readonly Pair[] {
  const start = random.below(made.length);
  return [...made.slice(start), ...made.slice(0, start)];
}

function twoJurisdictions() {
  return [
    { name: 'J1', expectedBallots: null },
    { name: 'J2', expectedBallots: null },
  ];
}
