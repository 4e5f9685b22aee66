import { type Answer, answer, refuse } from '../answer.ts';
import { alphaFactor } from '../risk/alpha.ts';
import type { EstimateAlternative } from '../risk/alternative-estimator.ts';
import type { StartBetting } from '../risk/betting.ts';
import { checkDraws, checkHypothesis, type MeanHypothesis } from '../risk/mean-hypothesis.ts';
import { type Play, startMeanTest } from '../risk/mean-test.ts';

/**
 * The p-values of Stark's SHANGRLA software, where they differ from ours. Kept so that published SHANGRLA audits can
 * be reproduced; what is unsound stands with each function.
 *
 * `pValue` is min(1, 1/max T); `pHistory[j]` is min(1, 1/T) after draw j + 1.
 */
export type ShangrlaHistory = { readonly pValue: number; readonly pHistory: readonly number[] };

type Sample = { readonly values: readonly number[]; readonly hypothesis: MeanHypothesis };

/**
 * ALPHA as SHANGRLA computes it.
 *
 * Unsound: an alternative outside 0..u is used as it is, so a factor can be negative; the product then gives negative
 * p-values, or a large product of two negative factors. `alphaRisk` holds the alternative within m..u.
 */
export function shangrlaAlpha(sample: Sample, estimator: EstimateAlternative): Answer<ShangrlaHistory> {
  const { upperBound } = sample.hypothesis;
  const estimate = estimator(sample.hypothesis);
  return history(sample, (value, mean) => {
    const alternative = estimate.next(mean);
    estimate.observe(value);
    return alphaFactor({ value, mean, alternative, upperBound });
  });
}

/**
 * Betting as SHANGRLA computes it.
 *
 * Unsound: a stake above 1/m is used as it is, with the same consequence. `bettingRisk` holds it within 0..1/m.
 */
export function shangrlaBetting(sample: Sample, bettor: StartBetting): Answer<ShangrlaHistory> {
  const bet = bettor(sample.hypothesis);
  return history(sample, (value, mean) => {
    const stake = bet.next(mean);
    bet.observe(value, mean);
    return 1 + stake * (value - mean);
  });
}

/**
 * Wald's test as SHANGRLA computes it.
 *
 * Unsound: the product of the first j ratios is multiplied up once more, so that draw i counts j − i + 1 times and a
 * few favourable draws give tiny p-values. The p-value is not held to 1. `waldSprtRisk` multiplies each ratio once.
 */
export function shangrlaWaldSprt(sample: Sample, estimator: EstimateAlternative): Answer<ShangrlaHistory> {
  const { upperBound } = sample.hypothesis;
  const estimate = estimator(sample.hypothesis);
  let ratios = 1;
  const measured = history(sample, (value, mean) => {
    const alternative = estimate.next(mean);
    estimate.observe(value);
    ratios *= alphaFactor({ value, mean, alternative, upperBound });
    return ratios;
  });
  if (!measured.ok) return measured;
  return answer({ ...measured.value, pValue: measured.value.uncapped });
}

/** Which prefix a Kaplan p-value is taken at: the best one, or the whole sample. */
export type KaplanOrder = 'random' | 'not-random';

/** Kaplan–Markov as SHANGRLA computes it: Π (x + g)/(t + g), whether or not the draws were replaced. */
export function shangrlaKaplanMarkov(sample: Sample, padding: number, order: KaplanOrder): Answer<ShangrlaHistory> {
  const { nullMean } = sample.hypothesis;
  return kaplan(sample, order, (value) => (value + padding) / (nullMean + padding));
}

/** Kaplan–Wald as SHANGRLA computes it: Π [(1 − g) x/t + g], whether or not the draws were replaced. */
export function shangrlaKaplanWald(sample: Sample, keptBack: number, order: KaplanOrder): Answer<ShangrlaHistory> {
  const { nullMean } = sample.hypothesis;
  return kaplan(sample, order, (value) => ((1 - keptBack) * value) / nullMean + keptBack);
}

/**
 * Kaplan–Kolmogorov as SHANGRLA computes it: once the draws exceed N t, so that what the null hypothesis leaves for the
 * others is below 0, it is impossible, T is infinite and the risk 0. With draws in no known order the last T counts.
 */
export function shangrlaKaplanKolmogorov(sample: Sample, padding: number, order: KaplanOrder): Answer<ShangrlaHistory> {
  const { nullMean, populationSize } = sample.hypothesis;
  let sum = 0;
  let drawn = 0;
  return kaplan(sample, order, (value) => {
    const mean =
      populationSize === Number.POSITIVE_INFINITY
        ? nullMean
        : (populationSize * nullMean - sum) / (populationSize - drawn);
    sum += value;
    drawn += 1;
    return mean < 0 ? 'impossible' : (value + padding) / (mean + padding);
  });
}

/**
 * The number of draws SHANGRLA foresees: each of the given values is repeated in place until they fill the population,
 * and the answer is the first draw at which p is at most the risk limit, or all cards.
 *
 * Given draws with errors first this foresees far too many. `simulateSampleSize` shuffles.
 */
export function shangrlaSampleSize(sample: Sample, estimator: EstimateAlternative, riskLimit: number): Answer<number> {
  const { populationSize } = sample.hypothesis;
  if (sample.values.length === 0) return refuse('counts-contradict', 'nothing-to-repeat');
  const cards = Math.min(populationSize, DRAWS_MOST);
  const repeats = Number.isFinite(populationSize) ? Math.ceil(populationSize / sample.values.length) : 1;
  const test = start(sample, alphaOf(sample, estimator));
  if (!test.ok) return test;
  for (let draw = 0; draw < cards; draw += 1) {
    const evidence = test.value.observe(sample.values[Math.floor(draw / repeats) % sample.values.length] ?? 0);
    const lastAndSettled = draw === populationSize - 1 && test.value.settled();
    if (lastAndSettled || 1 / evidence <= riskLimit) return answer(draw + 1);
  }
  if (cards === populationSize) return answer(populationSize);
  return refuse('no-answer-found', 'limit-not-met-within', { draws: DRAWS_MOST });
}

/** Where the search for a size ends. */
const DRAWS_MOST = 10_000_000;

function alphaOf({ hypothesis }: Sample, estimator: EstimateAlternative): Play {
  const estimate = estimator(hypothesis);
  return (value, mean) => {
    const alternative = estimate.next(mean);
    estimate.observe(value);
    return alphaFactor({ value, mean, alternative, upperBound: hypothesis.upperBound });
  };
}

function start({ values, hypothesis }: Sample, play: Play) {
  const domain = checkHypothesis(hypothesis);
  if (!domain.ok) return domain;
  const draws = checkDraws(values, { ...hypothesis, populationSize: Number.POSITIVE_INFINITY });
  return draws.ok ? answer(startMeanTest(hypothesis, play)) : draws;
}

/** T after every draw, with the published guards: a vanishing T reads 1, and S > N t is looked for at the end only. */
function history(sample: Sample, play: Play): Answer<ShangrlaHistory & { readonly uncapped: number }> {
  const draws = checkDraws(sample.values, sample.hypothesis);
  if (!draws.ok) return draws;
  const test = start(sample, play);
  if (!test.ok) return test;
  const evidence = sample.values.map((value) => {
    const seen = test.value.observe(value);
    return Math.abs(seen) <= 2 ** -51 ? 1 : seen;
  });
  if (evidence.length > 0 && test.value.settled()) evidence[evidence.length - 1] = Number.POSITIVE_INFINITY;
  return fromEvidence(evidence, Math.max);
}

/** The product of the factors after every draw; infinite from where the null hypothesis is impossible, whatever it was. */
function kaplan({ values, hypothesis }: Sample, order: KaplanOrder, play: (value: number) => number | 'impossible') {
  const domain = checkHypothesis(hypothesis);
  if (!domain.ok) return domain;
  const draws = checkDraws(values, hypothesis);
  if (!draws.ok) return draws;
  let product = 1;
  const evidence = values.map((value) => {
    const factor = play(value);
    product = factor === 'impossible' ? Number.POSITIVE_INFINITY : product * factor;
    return product;
  });
  return fromEvidence(evidence, order === 'random' ? Math.max : (_best, last) => last);
}

function fromEvidence(evidence: readonly number[], pick: (best: number, next: number) => number) {
  if (evidence.length === 0) return answer({ pValue: 1, uncapped: 1, pHistory: [] });
  if (evidence.some(Number.isNaN)) {
    return refuse('no-answer-found', 'published-divides-by-zero');
  }
  const uncapped = 1 / evidence.reduce((best, next) => pick(best, next));
  return answer({
    pValue: Math.min(1, uncapped),
    uncapped,
    pHistory: evidence.map((seen) => Math.min(1, 1 / seen)),
  });
}
