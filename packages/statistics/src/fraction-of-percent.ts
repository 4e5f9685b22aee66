/**
 * The fraction that people would write for a percentage: 4.35 is 0.0435. Dividing by 100 is now and then off in the last bit; fifteen
 * digits are what a double holds for certain.
 */
export function fractionOfPercent(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}
