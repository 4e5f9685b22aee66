import { describe, expect, test } from 'vitest';
import { noErrors } from '../sample-size/populations.ts';
import { alphaFactor, alphaPlay } from './alpha.ts';
import { comparisonOptimalMean, truncatedShrinkage } from './alternative-estimator.ts';
import { batchAlphaRisk } from './batch-alpha.ts';
import { approximateGrapa, bettingPlay } from './betting.ts';
import { cobraAdaptive, fastestStake } from './cobra.ts';
import { kaplanKolmogorovRisk } from './kaplan-kolmogorov.ts';
import { kaplanMarkovRisk } from './kaplan-markov.ts';
import { kaplanWaldRisk } from './kaplan-wald.ts';
import type { MeanSample } from './mean-test.ts';

/* What is staked on the next card, reckoned by the formulas of the papers. */

const FOREVER = Number.POSITIVE_INFINITY;
const HALF = { upperBound: 1, nullMean: 0.5, populationSize: FOREVER };

describe('the fastest stake', () => {
  // u = 1.2, t = 1/2, stake 1: the slope is −p₀ − p₁/4 + p₂/11, with p₂ = 1 − p₀ − p₁. It is 0 where 44 p₀ + 11 p₁ = 4 p₂.
  test.each([
    [0, 4 / 15],
    [0.05, 1.6 / 15],
    [1 / 12, 0],
  ])('is 1 for %d overstatements by two votes and %d by one', (twoVotesOver, oneVoteOver) => {
    const rates = { ...noErrors, twoVotesOver, oneVoteOver };
    expect(fastestStake({ rates, upperBound: 1.2, nullMean: 0.5, cap: 0.99 })).toBeCloseTo(1, 10);
  });

  test('learns each kind of discrepancy: (d p + n) / (d + draws)', () => {
    const rates = { twoVotesOver: 0.01, oneVoteOver: 0.02, oneVoteUnder: 0.03, twoVotesUnder: 0.04 };
    const bettor = cobraAdaptive({ rates, weight: 10 })({ upperBound: 1.2, nullMean: 0.5, populationSize: FOREVER });
    const byHand = (draws: number, [two, one, under, most]: readonly [number, number, number, number]) => {
      const learned = {
        twoVotesOver: (0.1 + two) / (10 + draws),
        oneVoteOver: (0.2 + one) / (10 + draws),
        oneVoteUnder: (0.3 + under) / (10 + draws),
        twoVotesUnder: (0.4 + most) / (10 + draws),
      };
      return fastestStake({ rates: learned, upperBound: 1.2, nullMean: 0.5, cap: 0.99 });
    };
    expect(bettor.next(0.5)).toBe(byHand(0, [0, 0, 0, 0]));
    for (let draw = 0; draw < 12; draw += 1) bettor.observe(0.6, 0.5);
    const seen: [number, number, number, number] = [0, 0, 0, 0];
    // Each as soon as it is seen, and all of them different.
    const stakes = [0.3, 0.9, 1.2, 0].map((value, place) => {
      bettor.observe(value, 0.5);
      const kind = [1, 2, 3, 0][place] ?? 0;
      seen[kind] = (seen[kind] ?? 0) + 1;
      const stake = bettor.next(0.5);
      expect(stake).toBe(byHand(13 + place, seen));
      return stake;
    });
    expect(stakes.every((stake) => stake > 0)).toBe(true);
    expect(new Set(stakes).size).toBe(4);
    // Where more is left than the mean under test said, less may be staked.
    expect(bettor.next(50)).toBe(0.99 / 50);
  });
});

test('aGRAPA stakes the lead of the draws over their spread, up to a cap that grows with the root of their number', () => {
  const grapa = approximateGrapa({ firstStake: 0.3, capFirst: 0.5, capLast: 0.9, capGrowth: 1 })(HALF);
  const capAfter = (draws: number) => (0.5 + 0.4 * (1 - 1 / (1 + Math.sqrt(draws)))) / 0.5;
  expect(grapa.next(0.5)).toBe(0.3);
  // Of a mean of 2 no more than ¼ may be staked.
  expect(grapa.next(2)).toBe(0.25);
  const stakeAfter = (value: number) => {
    grapa.observe(value, 0.5);
    return grapa.next(0.5);
  };
  // 0.5 / 0.5² = 2; then 0.25 / (0.25² + 0.25²) = 2; a mean of 0.5; 0.025 / (0.126875 + 0.025²).
  expect(stakeAfter(1)).toBeCloseTo(capAfter(1), 14);
  expect(stakeAfter(0.5)).toBeCloseTo(capAfter(2), 14);
  expect(stakeAfter(0)).toBe(0);
  expect(stakeAfter(0.6)).toBeCloseTo(0.025 / 0.1275, 12);
  // Draws below the mean under test are no reason to stake.
  expect(stakeAfter(0)).toBe(0);
});

test.each([
  ['a stake', 0.5, 1 + 0.5 * 0.4],
  ['a stake that is no number is none', Number.NaN, 1],
  ['a stake below none is none', -1, 1],
  ['a stake above 1/m is 1/m', 9, 1 + 2 * 0.4],
])('what is played: %s', (_name, stake, factor) => {
  const play = bettingPlay({ next: () => stake, observe: () => {} });
  expect(play(0.9, 0.5)).toBeCloseTo(factor, 14);
});

describe('ALPHA', () => {
  test.each([
    // 0.8 · 0.7/0.5 + 0.2 · 0.3/0.5.
    [{ value: 0.8, mean: 0.5, alternative: 0.7, upperBound: 1 }, 1.24],
    // (1 · 0.8/0.5 + 1 · 1.2/1.5) / 2.
    [{ value: 1, mean: 0.5, alternative: 0.8, upperBound: 2 }, 1.2],
    [{ value: 0, mean: 0.5, alternative: 0.8, upperBound: 2 }, 0.8],
  ])('%j: the factor is %d', (at, factor) => {
    expect(alphaFactor(at)).toBeCloseTo(factor, 14);
  });

  test.each([
    ['no number is the mean under test', Number.NaN, 1],
    ['a mean below the one under test is that', 0.1, 1],
    ['a mean above the bound is the bound', 7, 1.6],
  ])('an alternative that is %s', (_name, alternative, factor) => {
    const observed: number[] = [];
    const play = alphaPlay(HALF, { next: () => alternative, observe: (value) => observed.push(value) });
    expect(play(0.8, 0.5)).toBeCloseTo(factor, 14);
    expect(observed).toEqual([0.8]);
  });

  /** The alternative after these draws, from a reported mean of 0.6 that weighs ten draws. */
  const after = (draws: readonly number[], change: Parameters<typeof truncatedShrinkage>[0] = {}) => {
    const estimator = truncatedShrinkage({ initialMean: 0.6, weight: 10, distance: 0.1, ...change })(HALF);
    for (const value of draws) estimator.observe(value);
    return estimator.next(0.5);
  };

  test.each<readonly [readonly number[], object, number]>([
    [[], {}, 0.6],
    [[1, 0.5], {}, 7.5 / 12],
    // The draws spread by ¼, so that the bound pulls by 0.1/0.25 = 0.4.
    [[1, 0.5], { boundWeight: 0.1 }, (7.5 / 12 + 0.4) / 1.4],
    // One draw has no spread: 1 is taken.
    [[1], { boundWeight: 0.1 }, (7 / 11 + 0.1) / 1.1],
    [[0.5, 0.5], { boundWeight: 0.1, leastDeviation: 0.5 }, (7 / 12 + 0.2) / 1.2],
    // At most c/√(d + n) below the bound, and at least as much above the mean under test.
    [[0.5, 0.5], { boundWeight: 0.1 }, 1 - 0.1 / Math.sqrt(12)],
    [[0, 0], { initialMean: 0.2 }, 0.5 + 0.1 / Math.sqrt(12)],
    // Without a distance it is half of the way from ½ to the reported mean.
    [[0, 0], { initialMean: 0.2, distance: undefined }, 0.5 - 0.15 / Math.sqrt(12)],
  ])('after %j the shrunk alternative is by the formula, %j', (draws, change, expected) => {
    expect(after(draws, change)).toBeCloseTo(expected, 12);
  });
});

test('a bound other than 1 pulls the alternative as far as it is', () => {
  const wide = { ...HALF, upperBound: 2 };
  const estimator = truncatedShrinkage({ initialMean: 0.6, weight: 10, distance: 0.1, boundWeight: 0.1 })(wide);
  for (const value of [1, 0.5]) estimator.observe(value);
  expect(estimator.next(0.5)).toBeCloseTo((7.5 / 12 + 0.4 * 2) / 1.4, 12);
  // u = 2, p = 1/4: u(1 − p) = 1.5, and −0.5/−2 + 1.5 − 0.5.
  expect(comparisonOptimalMean(2, 0.25)).toBeCloseTo(1.25, 14);
});

describe('parameters outside their domain are refused with what was found', () => {
  const sample: MeanSample = { values: [1], hypothesis: HALF, riskLimit: 0.05, drawingOrder: 'known' };
  const outside = (reason: string, found: number) => ({
    ok: false,
    error: { code: 'parameter-out-of-range', reason, data: { found } },
  });

  test.each([-1e-9, Number.POSITIVE_INFINITY, Number.NaN])('a padding of %d', (padding) => {
    expect(kaplanMarkovRisk(sample, padding)).toEqual(outside('padding-below-zero', padding));
    expect(kaplanKolmogorovRisk(sample, padding)).toEqual(outside('padding-below-zero', padding));
  });

  test.each([-1e-9, 1, Number.NaN])('a share of %d that is kept back', (kept) => {
    expect(kaplanWaldRisk(sample, kept)).toEqual(outside('kept-back-not-inside', kept));
  });

  test('none of either is within it, and is what is taken where nothing is said', () => {
    for (const risk of [kaplanMarkovRisk, kaplanKolmogorovRisk, kaplanWaldRisk]) {
      expect(risk(sample, 0)).toMatchObject({ ok: true, value: { pValue: 0.5 } });
      expect(risk(sample)).toEqual(risk(sample, 0));
    }
  });
});

describe('batches by ALPHA', () => {
  const measured = (change: object) =>
    batchAlphaRisk({ taints: [0, -0.5, 0.02], errorBoundSum: 20, riskLimit: 0.1, ...change });

  test('each draw costs (1 − taint) / (1 − 1/U), and an understatement earns nothing', () => {
    const risk = measured({});
    expect(risk.ok && [...risk.value.pValues].map((pValue) => pValue.toFixed(12))).toEqual(
      [0.95, 0.95 ** 2, 0.95 ** 3 / 0.98].map((pValue) => pValue.toFixed(12)),
    );
  });

  test.each([1, 0.5, Number.NaN])('bounds that sum to %d hold no error that could matter: refused', (found) => {
    expect(measured({ errorBoundSum: found })).toEqual({
      ok: false,
      error: { code: 'counts-contradict', reason: 'error-bounds-too-small', data: { found } },
    });
  });

  test('a taint that is no number is refused, and one above 1 leaves a risk of 1 after every draw', () => {
    expect(measured({ taints: [0, Number.NaN] })).toMatchObject({
      ok: false,
      error: { code: 'parameter-out-of-range', reason: 'taint-not-a-number' },
    });
    const none = { pValue: 1, stopped: 'no', pValues: Float64Array.of(1, 1), stoppedAt: undefined };
    expect(measured({ taints: [0, 1.01] })).toEqual({ ok: true, value: none });
    expect(measured({ taints: [0, 0], errorBoundSum: FOREVER })).toEqual({ ok: true, value: none });
    // One of exactly 1 has lost all evidence, and says nothing of the draws before it.
    const lost = measured({ taints: [0, 1] });
    expect(lost.ok && [...lost.value.pValues].map((pValue) => pValue.toFixed(12))).toEqual([
      '0.950000000000',
      '1.000000000000',
    ]);
  });

  test('stakes that learn are refused where batches were mixed after the seed, and others are not', () => {
    const learning = { test: 'cobra-adaptive', rates: noErrors, weight: 200 } as const;
    const fixed = { test: 'fixed-bet', stake: 0.5 } as const;
    const hasGroupAfterSeed = true;
    expect(measured({ hasGroupAfterSeed, test: learning })).toMatchObject({
      ok: false,
      error: { code: 'method-does-not-apply', reason: 'mixed-needs-fixed-stakes' },
    });
    for (const change of [{ test: learning }, { hasGroupAfterSeed, test: fixed }, { hasGroupAfterSeed }]) {
      expect(measured(change)).toMatchObject({ ok: true });
    }
  });
});
