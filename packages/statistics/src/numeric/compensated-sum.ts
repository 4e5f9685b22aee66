/**
 * Adds doubles so that the error does not grow with how many there are (Neumaier's form of Kahan's summation).
 *
 * Numerics   the result differs from the exact sum by little more than one rounding, also when terms cancel.
 * Source     Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54.
 * Example    1 + 1e100 + 1 − 1e100 = 2, where plain addition gives 0.
 */
export function compensatedSum(terms: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  // Infinite terms leave NaN in the correction; the plain sum is then the answer.
  return Number.isFinite(sum) ? sum + lost : sum;
}
