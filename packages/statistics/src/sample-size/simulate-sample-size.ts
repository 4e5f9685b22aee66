import { type Answer, answer, refuse } from '../answer.ts';
import { checkHypothesis, type MeanHypothesis } from '../risk/mean-hypothesis.ts';
import { type Play, startMeanTest } from '../risk/mean-test.ts';
import { randomSource } from './random-source.ts';
import { countCards, type ValueCount, valueDeck } from './value-deck.ts';

/**
 * How many cards an audit would look at, as simulated: `sizes` of every simulated audit in rising order, and the sizes
 * within which half, 80 % and 90 % of them stopped. An audit that never meets the risk limit counts every card.
 */
export type SimulatedSizes = {
  readonly sizes: Float64Array;
  readonly size50: number;
  readonly size80: number;
  readonly size90: number;
  readonly meanSize: number;
  /** Simulated audits that came to a full count. */
  readonly fullCounts: number;
};

/**
 * Simulates audits of a foreseen population and answers how many cards each looks at before the test first meets the
 * risk limit. A simulated audit stops at that card.
 *
 *   population    the assorter values foreseen, with how many cards have each (see `sample-size/populations.ts`)
 *   hypothesis    as for the test; an infinite `populationSize` draws with replacement
 *   play          starts the step of a test afresh: `(h) => alphaPlay(h, estimator(h))`
 *   observed      values already audited: sizes then count them, and only what is left is drawn at random
 *   repetitions   simulated audits, 200 when left out
 *   seed          text that fixes every draw
 *   drawsMost     an audit that has not met the limit by then is taken for a full count; 500,000 when left out
 *
 * Numerics: a share of audits is known to about √(q(1 − q)/repetitions), 2 to 4 percentage points at 200.
 */
export function simulateSampleSize(request: {
  readonly population: readonly ValueCount[];
  readonly hypothesis: MeanHypothesis;
  readonly play: (hypothesis: MeanHypothesis) => Play;
  readonly riskLimit: number;
  readonly seed: string;
  readonly repetitions?: number;
  readonly observed?: readonly number[];
  readonly drawsMost?: number;
}): Answer<SimulatedSizes> {
  const { population, hypothesis, repetitions = 200, observed = [], drawsMost = 500_000 } = request;
  const checked = checkRequest({ population, hypothesis, repetitions, riskLimit: request.riskLimit });
  if (!checked.ok) return checked;
  const left = withoutObserved(population, observed, hypothesis);
  if (!left.ok) return left;

  const cards = countCards(population);
  const replacement = hypothesis.populationSize === Number.POSITIVE_INFINITY ? 'with' : 'without';
  const deck = valueDeck({ values: left.value, replacement, random: randomSource(request.seed) });
  const sizes = new Float64Array(repetitions);
  const draws = Math.min(cards, Math.max(drawsMost, observed.length));
  let fullCounts = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    deck.shuffle();
    const size = firstWithinLimit({ ...request, observed, draws, draw: deck.draw });
    if (size === undefined) fullCounts += 1;
    sizes[repetition] = size ?? cards;
  }
  sizes.sort();
  return answer({
    sizes,
    size50: sizeWithin(sizes, 0.5),
    size80: sizeWithin(sizes, 0.8),
    size90: sizeWithin(sizes, 0.9),
    meanSize: sizes.reduce((sum, size) => sum + size, 0) / repetitions,
    fullCounts,
  });
}

/** The least size within which the share `share` of simulated audits stopped; `sizes` rise. */
export function sizeWithin(sizes: Float64Array, share: number): number {
  const rank = Math.ceil(share * sizes.length);
  return sizes[Math.min(sizes.length, Math.max(1, rank)) - 1];
}

/** The card at which one audit stops, counted from the first observed one; `undefined` when no card does it. */
function firstWithinLimit({
  hypothesis,
  play,
  riskLimit,
  observed,
  draws,
  draw,
}: {
  readonly hypothesis: MeanHypothesis;
  readonly play: (hypothesis: MeanHypothesis) => Play;
  readonly riskLimit: number;
  readonly observed: readonly number[];
  readonly draws: number;
  readonly draw: () => number;
}): number | undefined {
  const test = startMeanTest(hypothesis, play(hypothesis));
  const enough = 1 / riskLimit;
  for (let size = 1; size <= draws; size += 1) {
    const value = size <= observed.length ? observed[size - 1] : draw();
    const evidence = test.observe(value);
    if (test.settled() || (evidence >= enough && !test.complete())) return size;
  }
  return undefined;
}

function checkRequest({
  population,
  hypothesis,
  repetitions,
  riskLimit,
}: {
  readonly population: readonly ValueCount[];
  readonly hypothesis: MeanHypothesis;
  readonly repetitions: number;
  readonly riskLimit: number;
}): Answer<MeanHypothesis> {
  const cards = countCards(population);
  const outside = population.find(
    ({ value, count }) =>
      !(value >= 0 && value <= hypothesis.upperBound * (1 + 1e-9) && Number.isSafeInteger(count) && count >= 0),
  );
  if (outside) {
    return refuse('parameter-out-of-range', 'values-outside', {
      bound: hypothesis.upperBound,
      count: outside.count,
      value: outside.value,
    });
  }
  if (cards === 0) return refuse('counts-contradict', 'population-empty');
  if (Number.isFinite(hypothesis.populationSize) && hypothesis.populationSize !== cards) {
    return refuse('counts-contradict', 'population-of-other-size', {
      foreseen: cards,
      tested: hypothesis.populationSize,
    });
  }
  if (!Number.isSafeInteger(repetitions) || repetitions < 1) {
    return refuse('parameter-out-of-range', 'nothing-to-simulate', { found: repetitions });
  }
  if (!(riskLimit > 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-found-outside', { found: riskLimit });
  }
  return checkHypothesis(hypothesis);
}

/** What is left to draw: each observed value is taken off the count of the value nearest to it. */
function withoutObserved(
  population: readonly ValueCount[],
  observed: readonly number[],
  hypothesis: MeanHypothesis,
): Answer<readonly ValueCount[]> {
  if (observed.length > countCards(population)) {
    return refuse('counts-contradict', 'audited-above-population');
  }
  if (hypothesis.populationSize === Number.POSITIVE_INFINITY) return answer(population);
  const left = population.map(({ value, count }) => ({ value, count }));
  for (const value of observed) {
    const present = left.filter(({ count }) => count > 0);
    const distance = (entry: ValueCount) => Math.abs(entry.value - value);
    const nearest = present.reduce((best, entry) => (distance(entry) < distance(best) ? entry : best));
    nearest.count -= 1;
  }
  return answer(left);
}
