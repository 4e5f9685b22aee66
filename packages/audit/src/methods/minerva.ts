import {
  jointChance,
  minervaRisk,
  minervaRiskCompatible,
  minervaSampleSizesCompatible,
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
  chance: (audit, of) => jointChance('minerva', audit, of),
  published: { risk: minervaRiskCompatible, sizes: minervaSampleSizesCompatible },
};
