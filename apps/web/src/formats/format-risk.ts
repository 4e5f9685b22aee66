import { riskText } from '@plumbline/election';
import { assert } from '@plumbline/prelude';

const DIGITS_SHOWN = 4;
/** Below this a percentage with four digits would be a row of zeros. */
const SMALLEST_SHOWN = 1e-6;

/**
 * A measured risk as a percentage with at most four significant digits, rounded up: a screen may make the evidence
 * look weaker than it is, never stronger.
 */
export function formatRisk(risk: number): string {
  assert(risk >= 0 && risk <= 1, 'a risk is a share of one', { risk });
  if (risk === 0) return '0 %';
  if (risk < SMALLEST_SHOWN) return 'less than 0.0001 %';
  return `${roundUp(risk * 100)} %`;
}

/** A p-value as the report prints it: ten decimals, on its side of the limit. */
export function formatPValue(pValue: number, limit: number): string {
  return riskText(pValue, { limit, decimals: 10 });
}

/** A limit as typed by people: whole percents. */
export function formatLimit(limit: number): string {
  return `${Number((limit * 100).toPrecision(6))} %`;
}

// Fifteen digits are what a double holds for certain; beyond them 7 % would be 7.000000000000001 % and round up to 7.001 %.
function roundUp(value: number): string {
  const [mantissa = '', exponentText = '0'] = value.toExponential(14).split('e');
  const digits = mantissa.replace('.', '');
  const kept = BigInt(digits.slice(0, DIGITS_SHOWN));
  const isExact = /^0*$/.test(digits.slice(DIGITS_SHOWN));
  const rounded = isExact ? kept : kept + 1n;
  const decimals = Math.max(0, DIGITS_SHOWN - 1 - Number(exponentText));
  return Number(`${rounded}e${Number(exponentText) - (DIGITS_SHOWN - 1)}`)
    .toFixed(decimals)
    .replace(/\.?0+$/, '');
}
