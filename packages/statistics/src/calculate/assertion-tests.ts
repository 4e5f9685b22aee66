import { type Answer, answer } from '../answer.ts';
import { type AssertionTest, assertionRisk, startPlay } from '../risk/assertion-test.ts';
import { batchAlphaRisk } from '../risk/batch-alpha.ts';
import type { MeanTestResult } from '../risk/mean-test.ts';
import type { ErrorRates } from '../sample-size/populations.ts';
import { simulateSampleSize } from '../sample-size/simulate-sample-size.ts';
import { comparisonSizeWithoutErrors } from '../sample-size/size-by-formula.ts';
import type { ValueCount } from '../sample-size/value-deck.ts';
import { drawByCardStyle } from '../sampling/card-style-sampling.ts';
import type { CalculateMethod } from './calculate-method.ts';
import {
  type Fields,
  InputNotUnderstood,
  readCount,
  readCountsByName,
  readFields,
  readNumber,
  readText,
} from './read-fields.ts';

/** What this product audits assertions with, asked by name: every test as plain data, its sizes, and its samples. */
export const assertionTestMethods: readonly CalculateMethod[] = [
  {
    name: 'assertion.p_value',
    citation: 'Stark 2023, ALPHA, arXiv:2201.02707; Spertus 2023, COBRA, arXiv:2304.01010.',
    run: assertionPValue,
  },
  {
    name: 'assertion.sample_size',
    citation: 'Stark 2020, SHANGRLA, arXiv:1911.10035; simulated with a stated seed.',
    run: assertionSampleSize,
  },
  {
    name: 'assertion.sample_size_without_errors',
    citation: 'Waudby-Smith, Stark & Ramdas 2021, RiLACS, arXiv:2107.11323.',
    run: sizeWithoutErrors,
  },
  {
    name: 'batch_alpha.p_value',
    citation: 'Stark 2009, SSRN 1443314; Stark 2023, ALPHA, arXiv:2201.02707.',
    run: batchAlphaPValue,
  },
  {
    name: 'card_style.sample',
    citation: 'Glazer, Spertus & Stark 2021, Digital Threats 2(4), arXiv:2012.03371.',
    run: cardStyleSample,
  },
];

function assertionPValue(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const values = fields.list('x', readNumber);
  const sample = { values, hypothesis: readHypothesis(fields), riskLimit: fields.number('alpha') };
  return asHistory(assertionRisk(sample, readTest(fields.fields('test'))));
}

function assertionSampleSize(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const test = readTest(fields.fields('test'));
  const simulated = simulateSampleSize({
    population: fields.list('population', readValueCount),
    hypothesis: readHypothesis(fields),
    play: (hypothesis) => startPlay(test, hypothesis),
    riskLimit: fields.number('alpha'),
    seed: fields.text('seed'),
    ...(fields.has('repetitions') ? { repetitions: fields.count('repetitions') } : {}),
    ...(fields.has('observed') ? { observed: fields.list('observed', readNumber) } : {}),
  });
  if (!simulated.ok) return simulated;
  const { size50, size80, size90, meanSize, fullCounts } = simulated.value;
  return answer({ size50, size80, size90, mean: meanSize, full_counts: fullCounts });
}

function sizeWithoutErrors(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const size = comparisonSizeWithoutErrors({
    reportedMargin: fields.number('margin'),
    upperBound: fields.has('u') ? fields.number('u') : 1,
    stake: fields.number('stake'),
    riskLimit: fields.number('alpha'),
  });
  return size.ok ? answer({ value: size.value }) : size;
}

function batchAlphaPValue(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  return asHistory(
    batchAlphaRisk({
      taints: fields.list('taints', readNumber),
      errorBoundSum: fields.number('error_bound_sum'),
      riskLimit: fields.number('alpha'),
      ...(fields.has('test') ? { test: readTest(fields.fields('test')) } : {}),
    }),
  );
}

function cardStyleSample(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const styles = new Map<string, { contests: readonly string[] }>();
  const cards = fields.list('cards', (value, path) => {
    const card = readFields(value, path);
    const contests = card.list('contests', readText);
    const key = JSON.stringify(contests);
    const style = styles.get(key) ?? { contests };
    styles.set(key, style);
    return { card: card.text('card'), ticket: card.text('ticket'), style };
  });
  const ordered = cards.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const sample = drawByCardStyle({ cards: ordered, needs: readCountsByName(fields.value('needs'), 'input.needs') });
  if (!sample.ok) return sample;
  return answer({
    cards: sample.value.cards.map(({ card }) => card),
    contests: [...sample.value.contests].map(([contest, data]) => ({
      contest,
      cards: data.cards.map(({ card }) => card),
      threshold: data.threshold ?? null,
      exhausted: data.exhausted,
    })),
  });
}

function asHistory(measured: Answer<MeanTestResult>): Answer<unknown> {
  if (!measured.ok) return measured;
  const { pValue, stopped, stoppedAt, pValues } = measured.value;
  return answer({ p_value: pValue, stopped, stopped_at: stoppedAt ?? null, p_history: [...pValues] });
}

function readHypothesis(fields: Fields) {
  return {
    upperBound: fields.number('u'),
    nullMean: fields.has('t') ? fields.number('t') : 0.5,
    populationSize: fields.has('N') ? fields.number('N') : Number.POSITIVE_INFINITY,
  };
}

function readValueCount(pair: unknown, path: string): ValueCount {
  if (!Array.isArray(pair) || pair.length !== 2) throw new InputNotUnderstood('not-a-value-pair', { path });
  return { value: readNumber(pair[0], `${path}[0]`), count: readCount(pair[1], `${path}[1]`) };
}

function readTest(fields: Fields): AssertionTest {
  const test = fields.text('test');
  switch (test) {
    case 'truncated-shrinkage':
      return { test, initialMean: fields.number('initialMean'), weight: fields.number('weight') };
    case 'fixed-alternative':
      return { test, mean: fields.number('mean') };
    case 'comparison-optimal':
      return { test, twoVoteRate: fields.number('twoVoteRate') };
    case 'fixed-bet':
      return { test, stake: fields.number('stake') };
    case 'approximate-grapa':
      return {
        test,
        firstStake: fields.number('firstStake'),
        capFirst: fields.number('capFirst'),
        capLast: fields.number('capLast'),
        capGrowth: fields.number('capGrowth'),
      };
    case 'cobra-fixed':
      return { test, rates: readRates(fields.fields('rates')) };
    case 'cobra-adaptive':
      return { test, rates: readRates(fields.fields('rates')), weight: fields.number('weight') };
    case 'mixed-bets':
      return { test, ...(fields.has('shares') ? { shares: fields.list('shares', readNumber) } : {}) };
    default:
      throw new InputNotUnderstood('assertion-test-unknown', { path: fields.path, found: test });
  }
}

function readRates(fields: Fields): ErrorRates {
  const rate = (name: string) => (fields.has(name) ? fields.number(name) : 0);
  return {
    oneVoteOver: rate('oneVoteOver'),
    twoVotesOver: rate('twoVotesOver'),
    oneVoteUnder: rate('oneVoteUnder'),
    twoVotesUnder: rate('twoVotesUnder'),
  };
}
