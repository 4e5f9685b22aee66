import { choosesAmong } from './adversaries.ts';
import {
  compared,
  comparing,
  type Pair,
  pairs,
  pairsLaidOver,
  reportedBy,
  stopsWhereComparisonConfirms,
} from './comparison-cell.ts';
import type { ContractCell } from './contract-cell.ts';

const A = ['A'];
const B = ['B'];

/** What ballot comparisons are tried with where a contest is drawn from the cards whose record bears it. */
export const CARD_STYLE_CELLS: readonly ContractCell[] = [
  styled('by card style, a tie on a third of the cards', [
    ...pairs(16, A),
    ...pairs(4, A, B),
    ...pairs(12, B),
    ...pairs(64, null),
  ]),
  // The records put the contest on as many cards as have it, and on others.
  styled('by card style, records that leave the contest out where it was lost', [
    ...pairs(20, A),
    ...pairs(5, A, null),
    ...pairs(15, B),
    ...pairs(5, null, B),
    ...pairs(30, null),
  ]),
  styled('by card style, cards of the loser without a record', [
    ...pairs(20, A),
    ...pairs(12, B),
    ...pairs(8, B).map(({ card }): Pair => ({ cvr: undefined, card })),
    ...pairs(30, null),
  ]),
  styled('by card style, records for the winner of cards that there are not', [
    ...pairs(20, A),
    ...pairs(20, B),
    ...pairs(8, A).map(({ cvr }): Pair => ({ cvr, card: undefined })),
    ...pairs(30, null),
  ]),
  opportunistic(),
];

function styled(situation: string, made: readonly Pair[]): ContractCell {
  return comparing(situation, stopsWhereComparisonConfirms(24), (random) => {
    const batches = [compared('J1', made, random)];
    return { contests: [reportedBy(batches, ['A', 'B'])], batches, cardStyles: true };
  });
}

/** The cards of the contest are on those of one target or the other, which are drawn as the adversary likes. */
function opportunistic(): ContractCell {
  const adversary = choosesAmong(() => [
    { T1: 30, T2: 2 },
    { T1: 14, T2: 14 },
  ]);
  return comparing('by card style, an opportunistic contest on cards of two targets', adversary, (random) => {
    const onT1 = pairsLaidOver([...pairs(15, A), ...pairs(5, B)], pairs(20, ['Yes'], ['Yes'], 'T1'));
    const onT2 = pairsLaidOver(
      [...pairs(5, A), ...pairs(5, A, B), ...pairs(10, B)],
      [...pairs(18, ['Yes'], ['Yes'], 'T2'), ...pairs(2, ['No'], ['No'], 'T2')],
    );
    const others = [...pairs(8, ['No'], ['No'], 'T1'), ...pairs(12, null)];
    const batches = [compared('J1', [...onT1, ...onT2, ...others], random)];
    return {
      contests: [
        reportedBy(batches, ['Yes', 'No'], { name: 'T1' }),
        reportedBy(batches, ['Yes', 'No'], { name: 'T2' }),
        reportedBy(batches, ['A', 'B'], { targeted: false }),
      ],
      batches,
      cardStyles: true,
    };
  });
}
