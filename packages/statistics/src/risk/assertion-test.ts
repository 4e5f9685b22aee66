import type { Answer } from '../answer.ts';
import { customaryErrors, type ErrorRates } from '../sample-size/populations.ts';
import { alphaPlay } from './alpha.ts';
import { comparisonOptimal, fixedAlternative, truncatedShrinkage } from './alternative-estimator.ts';
import { approximateGrapa, bettingPlay, fixedBet } from './betting.ts';
import { cobraAdaptive, cobraFixed } from './cobra.ts';
import type { MeanHypothesis } from './mean-hypothesis.ts';
import { type MeanSample, type MeanTestResult, measureMean, type Play } from './mean-test.ts';
import { mixedBets } from './mixed-bets.ts';

/**
 * Which test an audit uses for an assertion, with everything that tunes it: plain data, so that it stands in the plan
 * and is fixed by the commitment.
 */
export type AssertionTest =
  | { readonly test: 'truncated-shrinkage'; readonly initialMean: number; readonly weight: number }
  | { readonly test: 'fixed-alternative'; readonly mean: number }
  | { readonly test: 'comparison-optimal'; readonly twoVoteRate: number }
  | { readonly test: 'fixed-bet'; readonly stake: number }
  | {
      readonly test: 'approximate-grapa';
      readonly firstStake: number;
      readonly capFirst: number;
      readonly capLast: number;
      readonly capGrowth: number;
    }
  | { readonly test: 'cobra-fixed'; readonly rates: ErrorRates }
  | { readonly test: 'cobra-adaptive'; readonly rates: ErrorRates; readonly weight: number }
  | { readonly test: 'mixed-bets'; readonly shares?: readonly number[] };

/**
 * What this product uses unless the plan says otherwise.
 *
 * - ballot polling: ALPHA that expects the reported mean, with the weight of 100 draws;
 * - ballot comparison by ALPHA: the best alternative for two-vote overstatements on 1 card in 10,000;
 * - ballot comparison by betting: COBRA that learns, from the customary rates;
 * - ONEAudit: diversified bets, which need no guess of how the pools vary. Simulated on a million cards with a 5 %
 *   margin they need a third to a half of the cards of truncated shrinkage.
 */
export const assertionTestFor = {
  polling: (reportedMean: number): AssertionTest => ({
    test: 'truncated-shrinkage',
    initialMean: reportedMean,
    weight: 100,
  }),
  comparisonByAlpha: { test: 'comparison-optimal', twoVoteRate: 1e-4 },
  comparisonByBetting: { test: 'cobra-adaptive', rates: customaryErrors, weight: 200 },
  oneAudit: { test: 'mixed-bets' },
} as const satisfies Record<string, AssertionTest | ((reportedMean: number) => AssertionTest)>;

/**
 * Whether the test sets later stakes by earlier draws. Diversified bets are a fixed mixture of fixed bets, each of which
 * falls with every worse draw; with replacement so do the other fixed ones.
 */
export function learnsFromDraws({ test }: AssertionTest): boolean {
  switch (test) {
    case 'truncated-shrinkage':
    case 'approximate-grapa':
    case 'cobra-adaptive':
      return true;
    case 'fixed-alternative':
    case 'comparison-optimal':
    case 'fixed-bet':
    case 'cobra-fixed':
    case 'mixed-bets':
      return false;
  }
}

/** Starts the test afresh for one sample. */
export function startPlay(test: AssertionTest, hypothesis: MeanHypothesis): Play {
  switch (test.test) {
    case 'truncated-shrinkage':
      return alphaPlay(hypothesis, truncatedShrinkage(test)(hypothesis));
    case 'fixed-alternative':
      return alphaPlay(hypothesis, fixedAlternative(test.mean)(hypothesis));
    case 'comparison-optimal':
      return alphaPlay(hypothesis, comparisonOptimal(test)(hypothesis));
    case 'fixed-bet':
      return bettingPlay(fixedBet(test.stake)(hypothesis));
    case 'approximate-grapa':
      return bettingPlay(approximateGrapa(test)(hypothesis));
    case 'cobra-fixed':
      return bettingPlay(cobraFixed(test.rates)(hypothesis));
    case 'cobra-adaptive':
      return bettingPlay(cobraAdaptive(test)(hypothesis));
    case 'mixed-bets':
      return bettingPlay(mixedBets(test.shares)(hypothesis));
  }
}

/** The measured risk of one assertion from its assorter values in drawing order. */
export function assertionRisk(sample: MeanSample, test: AssertionTest): Answer<MeanTestResult> {
  return measureMean(sample, startPlay(test, sample.hypothesis));
}
