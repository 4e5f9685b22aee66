import {
  reportedOutcome,
  reportedWinners,
  superSimpleRisk,
  superSimpleRiskCompatible,
  superSimpleSampleSize,
  superSimpleSampleSizeCompatible,
  superSimpleSizesByChance,
  worstDiscrepancy,
  worstDiscrepancyCompatible,
} from '@plumbline/statistics';
import type { ComparisonMethod } from './method.ts';

/** Super-simple: the largest relative overstatement of any margin on each drawn card, by Kaplan and Markov. */
export const SUPER_SIMPLE: ComparisonMethod = {
  evidence: 'compared-cards',
  risk: superSimpleRisk,
  size: superSimpleSampleSize,
  sizesByChance: superSimpleSizesByChance,
  discrepancy(contest, card) {
    const outcome = reportedWinners(contest);
    return outcome.ok ? worstDiscrepancy({ contest, outcome: outcome.value, card }) : undefined;
  },
  published: {
    risk: superSimpleRiskCompatible,
    size: superSimpleSampleSizeCompatible,
    discrepancy(contest, card) {
      const outcome = reportedOutcome(contest);
      return outcome.ok ? worstDiscrepancyCompatible(outcome.value, card) : undefined;
    },
  },
};
