/** More ballots than any election has. Sums of hundreds of thousands of such counts are still exact as doubles. */
export const COUNT_MAX = 10_000_000_000;

/** Whether the value can count votes, ballots or draws: a whole number from 0 to `COUNT_MAX`. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= COUNT_MAX;
}
