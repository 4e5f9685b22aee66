import { describe, expect, test } from 'vitest';
import { binomialUpperTail, logBinomialPmf } from '../numeric/binomial.ts';
import { firstAtMostZero } from '../numeric/first-at-most-zero.ts';
import type { PairSample } from '../polling-sample.ts';
import { type MinervaHypotheses, measureMinervaPair, minervaFirstRoundPower } from './minerva-pair.ts';

type NaiveRound = { readonly kMin: number | undefined; readonly risk: number };

/** Minerva as the paper defines it: both distributions in full, convolved term by term, tails summed from the top. */
function naiveRounds(
  { winnerShare, riskLimit }: MinervaHypotheses,
  samples: readonly PairSample[],
): readonly NaiveRound[] {
  let nullCounts = [1];
  let reportedCounts = [1];
  let before = 0;
  return samples.map(({ winnerVotes, relevant }) => {
    nullCounts = convolve(nullCounts, pmf(relevant - before, 0.5));
    reportedCounts = convolve(reportedCounts, pmf(relevant - before, winnerShare));
    before = relevant;
    const nullTails = tailsOf(nullCounts);
    const reportedTails = tailsOf(reportedCounts);
    const found = nullTails.findIndex(
      (tail, k) => k >= Math.floor(relevant / 2) && riskLimit * reportedTails[k] >= tail,
    );
    const kMin = found === -1 ? undefined : found;
    const risk = nullTails[winnerVotes] / reportedTails[winnerVotes];
    if (kMin !== undefined) {
      nullCounts = nullCounts.map((value, k) => (k < kMin ? value : 0));
      reportedCounts = reportedCounts.map((value, k) => (k < kMin ? value : 0));
    }
    return { kMin, risk };
  });
}

function pmf(trials: number, probability: number): readonly number[] {
  return Array.from({ length: trials + 1 }, (_, k) => Math.exp(logBinomialPmf({ trials, probability }, k)));
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const result = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result[i + j] += x * y;
  return result;
}

function tailsOf(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts
    .toReversed()
    .map((value) => {
      sum += value;
      return sum;
    })
    .reverse();
}

describe('the windowed tails agree with the full convolution', () => {
  const schedules = [[20], [40, 90], [7, 8, 30], [20, 20, 20, 20], [100, 250, 251, 600], [300, 900]].map(cumulated);
  const hypotheses = [0.51, 0.55, 0.62, 0.8, 0.97].flatMap((winnerShare) =>
    [0.01, 0.1, 0.4].map((riskLimit) => ({ winnerShare, riskLimit })),
  );
  test.each(hypotheses)('share $winnerShare at risk limit $riskLimit', (weighed) => {
    for (const schedule of schedules) {
      for (const observed of [0, 0.3, 0.45, 0.5, 0.53, 0.6, 0.9, 1]) {
        const samples = schedule.map((relevant) => ({ relevant, winnerVotes: Math.round(observed * relevant) }));
        const naive = naiveRounds(weighed, samples);
        const passedInRound = naive.findIndex(({ kMin }, j) => kMin !== undefined && samples[j].winnerVotes >= kMin);
        const { risk } = naive[passedInRound === -1 ? naive.length - 1 : passedInRound];
        const found = measureMinervaPair(weighed, samples);
        expect(found.passedInRound).toBe(passedInRound === -1 ? undefined : passedInRound);
        // Where the naive sums underflow, nothing can be compared.
        if (Number.isFinite(risk)) expect(Math.abs(found.risk - risk)).toBeLessThanOrEqual(1e-9 * risk);
      }
    }
  });
});

function cumulated(sizes: readonly number[]): readonly number[] {
  let sum = 0;
  return sizes.map((size) => {
    sum += size;
    return sum;
  });
}

test('a round that adds no relevant ballot is measured like the round before', () => {
  const hypotheses = { winnerShare: 0.6, riskLimit: 0.1 };
  const once = measureMinervaPair(hypotheses, [{ relevant: 50, winnerVotes: 27 }]);
  const twice = measureMinervaPair(hypotheses, [
    { relevant: 50, winnerVotes: 27 },
    { relevant: 50, winnerVotes: 27 },
  ]);
  expect(once.passedInRound).toBeUndefined();
  expect(twice.risk).toBeGreaterThanOrEqual(once.risk);
  expect(measureMinervaPair(hypotheses, [{ relevant: 0, winnerVotes: 0 }])).toEqual({
    risk: 1,
    passedInRound: undefined,
  });
  expect(measureMinervaPair(hypotheses, [])).toEqual({ risk: 1, passedInRound: undefined });
});

test('rounds that contradict one another beyond any double still get an answer', () => {
  const hypotheses = { winnerShare: 0.51, riskLimit: 0.05 };
  const samples = [
    { relevant: 100_000, winnerVotes: 0 },
    { relevant: 200_000, winnerVotes: 100_000 },
    { relevant: 1_000_000, winnerVotes: 900_000 },
  ];
  expect(measureMinervaPair(hypotheses, samples)).toEqual({ risk: 0, passedInRound: 2 });
});

/** Numbers of relevant ballots an impatient auditor might add after seeing the first round. */
const ADDITIONS = [10, 36, 75, 160, 198];

/**
 * The chance that a tied pair passes when the second round may be chosen after seeing the first, or must be fixed
 * before: exact, by summing over every first sample.
 */
function riskOfTwoRounds(
  hypotheses: MinervaHypotheses,
  first: number,
): { readonly chosen: number; readonly fixed: number } {
  const fair = (trials: number) => ({ trials, probability: 0.5 });
  const passesAt = (before: PairSample, added: number): number => {
    const relevant = first + added;
    const passes = (winnerVotes: number) =>
      measureMinervaPair(hypotheses, [before, { relevant, winnerVotes }]).passedInRound === 1;
    const range = { from: Math.floor(relevant / 2), to: before.winnerVotes + added };
    return firstAtMostZero(range, (k) => (passes(k) ? 0 : 1)) ?? Infinity;
  };
  let kFirst = Math.floor(first / 2);
  while (measureMinervaPair(hypotheses, [{ relevant: first, winnerVotes: kFirst }]).passedInRound === undefined)
    kFirst += 1;
  const atOnce = binomialUpperTail(fair(first), kFirst);
  // κ of the second round does not depend on the sample of the first.
  const kSecond = ADDITIONS.map((added) => passesAt({ relevant: first, winnerVotes: kFirst - 1 }, added));
  let chosen = atOnce;
  const fixed = ADDITIONS.map(() => atOnce);
  for (let k = 0; k < kFirst; k += 1) {
    const probability = Math.exp(logBinomialPmf(fair(first), k));
    const chances = ADDITIONS.map((added, i) => binomialUpperTail(fair(added), kSecond[i] - k));
    chosen += probability * Math.max(...chances);
    for (const [i, chance] of chances.entries()) fixed[i] += probability * chance;
  }
  return { chosen, fixed: Math.max(...fixed) };
}

test('with sizes fixed in advance a tied pair passes within the risk limit; with sizes that follow the data it does not', () => {
  const { chosen, fixed } = riskOfTwoRounds({ winnerShare: 0.7, riskLimit: 0.1 }, 8);
  expect(fixed).toBeLessThanOrEqual(0.1);
  // Computed independently with full convolutions in Python: 0.111074 with every addition up to 200.
  expect(chosen).toBeGreaterThan(0.11);
  expect(chosen).toBeLessThan(0.11108);
});

test('a round too small for any count to pass has no power', () => {
  expect(minervaFirstRoundPower({ winnerShare: 0.6, riskLimit: 0.1 }, 40)).toBeGreaterThan(0.2);
  expect(minervaFirstRoundPower({ winnerShare: 0.5001, riskLimit: 0.05 }, 10)).toBe(0);
});
