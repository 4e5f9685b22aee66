import {
  jointChance,
  minervaRisk,
  minervaRiskCompatible,
  minervaSampleSizesCompatible,
  pollingSizeByChance,
  pollingSizes,
} from '@plumbline/statistics';
import type { CardMethod } from './method.ts';

/** Minerva: every winner against every loser at the end of rounds whose sizes are fixed before the seed. */
export const MINERVA: CardMethod = {
  evidence: 'cards',
  holds: 'after-planned-rounds',
  asksCardsForBoth: true,
  risk: minervaRisk,
  sizes: (audit, name) => pollingSizes('minerva', audit, name),
  sizeByChance: (audit, of) => pollingSizeByChance('minerva', audit, of),
  chance: (audit, of) => jointChance('minerva', audit, of),
  published: { risk: minervaRiskCompatible, sizes: minervaSampleSizesCompatible },
};
