import {
  jointChance,
  pollingSizeByChance,
  pollingSizes,
  providenceRisk,
  providenceRiskCompatible,
  providenceSampleSizesCompatible,
} from '@plumbline/statistics';
import type { CardMethod } from './method.ts';

/**
 * Providence: every winner against every loser at the end of rounds. Their sizes may follow what was seen, but nobody who
 * knows the draws to come may choose them, and the seed is public; so they are planned as well.
 */
export const PROVIDENCE: CardMethod = {
  evidence: 'cards',
  holds: 'after-planned-rounds',
  asksCardsForBoth: true,
  risk: providenceRisk,
  sizes: (audit, name) => pollingSizes('providence', audit, name),
  sizeByChance: (audit, of) => pollingSizeByChance('providence', audit, of),
  chance: (audit, of) => jointChance('providence', audit, of),
  published: { risk: providenceRiskCompatible, sizes: providenceSampleSizesCompatible },
};
