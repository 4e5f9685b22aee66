import { type Answer, answer } from '../answer.ts';
import type { PollingRisk } from '../polling-sample.ts';
import type { OfferedSize } from '../sample-size/offered-size.ts';

/** Sizes as `calculate` prints them: `{ "options": { "0.7": { "size", "prob" }, … } }`. */
export function sizesOutput(sizes: Answer<readonly OfferedSize[]>): Answer<unknown> {
  if (!sizes.ok) return sizes;
  const options = sizes.value.map(({ key, size, probability }) => [key, { size, prob: probability }]);
  return answer({ options: Object.fromEntries(options) });
}

/** A risk as `calculate` prints it, with the pairs it rests on. */
export function riskWithPairsOutput(risk: Answer<PollingRisk>): Answer<unknown> {
  if (!risk.ok) return risk;
  const { pValue, stopped, pairs } = risk.value;
  return answer({
    p_value: pValue,
    finished: stopped !== 'no',
    p_values: pairs.map(({ winner, loser, pValue: p }) => ({ winner, loser, p })),
  });
}

/** A published risk as `calculate` prints it. */
export function publishedRiskOutput(
  risk: Answer<{ readonly pValue: number; readonly finished: boolean }>,
): Answer<unknown> {
  return risk.ok ? answer({ p_value: risk.value.pValue, finished: risk.value.finished }) : risk;
}
