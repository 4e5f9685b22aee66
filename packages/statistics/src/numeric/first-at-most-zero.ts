/** Where to look for the first zero of a falling function of whole numbers. */
export type SearchRange = { readonly from: number; readonly to: number };

/**
 * The smallest whole k in `from` … `to` with f(k) ≤ 0, for an f that never rises; `undefined` when there is none.
 *
 * Numerics     a straight line through the two ends proposes the next k; where that leaves more than half of the
 *              range, the middle follows. Smooth functions take about five evaluations, any function at most twice
 *              as many as halving.
 * Example      f(k) = 10 − k² on 0 … 100: 4.
 */
export function firstAtMostZero(range: SearchRange, f: (k: number) => number): number | undefined {
  let low = range.from;
  let high = range.to;
  if (low > high) return undefined;
  let valueHigh = f(high);
  if (!(valueHigh <= 0)) return undefined;
  let valueLow = f(low);
  if (valueLow <= 0) return low;

  let halve = false;
  while (high - low > 1) {
    const width = high - low;
    const next = halve ? low + Math.floor(width / 2) : onTheLine({ low, high, valueLow, valueHigh });
    const value = f(next);
    if (value <= 0) {
      high = next;
      valueHigh = value;
    } else {
      low = next;
      valueLow = value;
    }
    halve = high - low > width / 2;
  }
  return high;
}

type Bracket = {
  readonly low: number;
  readonly high: number;
  readonly valueLow: number;
  readonly valueHigh: number;
};

/** Where the line through the ends crosses zero, as a whole number strictly between them. */
function onTheLine({ low, high, valueLow, valueHigh }: Bracket): number {
  const share = valueLow / (valueLow - valueHigh);
  const crossing = Number.isFinite(share) ? low + Math.round((high - low) * share) : low + Math.floor((high - low) / 2);
  return Math.min(high - 1, Math.max(low + 1, crossing));
}
