import { type Answer, answer, refuse } from '../answer.ts';
import {
  asWritten,
  ceiling,
  decimalFromDouble,
  decimalFromInteger,
  divide,
  ln,
  ONE,
  subtract,
} from '../numeric/decimal28.ts';
import type { BigFraction } from '../numeric/fraction.ts';
import { auditedUnits, isDrawnInFull } from '../risk/audited-units.ts';
import type { BatchComparison, BatchSample } from '../risk/batch-comparison.ts';
import { macroBounds, macroRiskWithin } from '../risk/macro.ts';

/**
 * How many more batches to draw so that a batch comparison without further errors meets its risk limit.
 *
 *   n = ⌈ (ln α − ln P) / ln(1 − 1/U) ⌉ + 1 , at most the number of batches
 *
 *   α   risk limit     P   risk measured so far, 1 before the first round     U   sum of the error bounds
 *
 * Source     Stark (2009), Efficient post-election audits of multiple contests, solving its eq. (9) for the draws.
 * Assumes    the draws to come find no overstatement.
 * Conservative  one batch more than the formula needs, as published audits have.
 * Numerics   28-digit decimals, so that a quotient next to a whole number is not rounded across it.
 * Example    U = 12, α = 10 %, nothing drawn: ⌈26.46⌉ + 1 = 28.
 */
export function macroSampleSize(comparison: BatchComparison, sample: BatchSample, riskLimit: number): Answer<number> {
  if (!(riskLimit >= 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-below-one', { found: riskLimit });
  }
  const bounded = macroBounds(comparison);
  if (!bounded.ok) return bounded;
  const measured = macroRiskWithin(bounded.value, { comparison, sample, riskLimit });
  if (!measured.ok) return measured;
  const batchCount = comparison.batches.filter((batch) => batch !== undefined).length;
  const units = auditedUnits(comparison, sample);
  if (!units.ok) return units;
  if (isDrawnInFull(comparison, units.value)) {
    return refuse('audit-already-complete', 'batches-of-contest-counted');
  }
  if (!bounded.value.limited || riskLimit === 0) return answer(batchCount);
  if (measured.value.stopped === 'by-statistics') return answer(0);
  return answer(drawsNeeded({ riskLimit, pValue: measured.value.pValue, total: bounded.value.total, batchCount }));
}

/** The formula of `macroSampleSize`, for a measured risk above the limit. */
export function drawsNeeded(at: {
  readonly riskLimit: number;
  readonly pValue: number;
  readonly total: BigFraction;
  readonly batchCount: number;
}): number {
  const total = divide(decimalFromInteger(at.total.numerator), decimalFromInteger(at.total.denominator));
  const logFactor = ln(subtract(ONE, divide(ONE, total)));
  const logNeeded = subtract(ln(asWritten(at.riskLimit)), ln(decimalFromDouble(at.pValue)));
  return Math.min(at.batchCount, ceiling(divide(logNeeded, logFactor)) + 1);
}
