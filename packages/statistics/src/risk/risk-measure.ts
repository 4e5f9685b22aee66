/**
 * Why an audit of one contest may stop.
 *
 * - `no`: it may not.
 * - `by-statistics`: the measured risk is within the risk limit.
 * - `by-arithmetic`: what was counted by hand leaves no room for another outcome; no chance is involved.
 */
export type Stopped = 'no' | 'by-statistics' | 'by-arithmetic';

/**
 * The answer every method gives: the measured risk, and whether the audit of the contest may stop on it.
 *
 * `pValue` lies in 0..1. It is 0 exactly where counting, not chance, settled the outcome: then `stopped` is
 * `by-arithmetic`.
 */
export type RiskMeasure = { readonly pValue: number; readonly stopped: Stopped };

/** The measure of a p-value that came from a sample: the audit may stop when it is at most the risk limit. */
export function riskByStatistics(pValue: number, riskLimit: number): RiskMeasure {
  const risk = riskOfChance(pValue);
  return { pValue: risk, stopped: risk <= riskLimit ? 'by-statistics' : 'no' };
}

/** A p-value that came from a sample. A sample leaves some risk: where a double cannot hold it, it is the least there is. */
export function riskOfChance(pValue: number): number {
  return Math.max(pValue, Number.MIN_VALUE);
}

/** The measure of an outcome that hand counting has settled in favour of the report. */
export const riskByArithmetic: RiskMeasure = { pValue: 0, stopped: 'by-arithmetic' };

/** The measure of several assertions together: the outcome is confirmed only when each one is. */
export function largestRisk(measures: readonly RiskMeasure[]): RiskMeasure {
  let largest: RiskMeasure = riskByArithmetic;
  let stopped: Stopped = measures.length === 0 ? 'no' : 'by-arithmetic';
  for (const measure of measures) {
    if (measure.pValue > largest.pValue) largest = measure;
    stopped = weakest(stopped, measure.stopped);
  }
  // With nothing to test there is nothing to confirm.
  return measures.length === 0 ? { pValue: 1, stopped: 'no' } : { pValue: largest.pValue, stopped };
}

function weakest(a: Stopped, b: Stopped): Stopped {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'by-statistics' || b === 'by-statistics' ? 'by-statistics' : 'by-arithmetic';
}
