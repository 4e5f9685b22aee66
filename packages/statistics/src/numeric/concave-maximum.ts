/** The golden section, (√5 − 1)/2: each step keeps this share of the interval and one of the two inner points. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** After so many steps the interval is 1e-16 of what it was. */
const STEPS = 77;

/** Where a function is greatest, and how great. */
export type Maximum = { readonly at: number; readonly value: number };

/**
 * The greatest value of a concave function on an interval; at the very ends it may be −∞.
 *
 * Numerics     golden-section search down to rounding, so that a maximum at an end or at a kink is found as exactly as
 *              a smooth one.
 * Example      −(x − 2)² on 0 … 10: 0 at 2.
 */
export function concaveMaximum(
  f: (x: number) => number,
  interval: { readonly from: number; readonly to: number },
): Maximum {
  let low = interval.from;
  let high = interval.to;
  let best = greater({ at: low, value: f(low) }, { at: high, value: f(high) });
  const tried = (at: number): number => {
    const value = f(at);
    best = greater(best, { at, value });
    return value;
  };
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let valueLeft = tried(left);
  let valueRight = tried(right);
  for (let step = 0; step < STEPS && left < right; step += 1) {
    if (valueLeft >= valueRight) {
      high = right;
      right = left;
      valueRight = valueLeft;
      left = high - GOLDEN * (high - low);
      valueLeft = tried(left);
    } else {
      low = left;
      left = right;
      valueLeft = valueRight;
      right = low + GOLDEN * (high - low);
      valueRight = tried(right);
    }
  }
  return best;
}

function greater(a: Maximum, b: Maximum): Maximum {
  return b.value > a.value ? b : a;
}
