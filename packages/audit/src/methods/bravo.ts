import {
  bravoRisk,
  bravoRiskCompatible,
  bravoSampleSizesCompatible,
  jointChance,
  pollingSizeByChance,
  pollingSizes,
} from '@plumbline/statistics';
import type { CardMethod } from './method.ts';

/** BRAVO: Wald's sequential test of every winner against every loser. */
export const BRAVO: CardMethod = {
  evidence: 'cards',
  holds: 'after-every-draw',
  asksCardsForBoth: false,
  risk: bravoRisk,
  sizes: (audit, name) => pollingSizes('bravo', audit, name),
  sizeByChance: (audit, of) => pollingSizeByChance('bravo', audit, of),
  chance: (audit, of) => jointChance('bravo', audit, of),
  published: { risk: bravoRiskCompatible, sizes: bravoSampleSizesCompatible },
};
