import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareFractions,
  createRunningTotals,
  nearestDouble,
  scaledUp,
  sumBigFractions,
  sumFractions,
} from './fraction.ts';

const fraction = fc.record({ numerator: fc.nat(1_000_000), denominator: fc.integer({ min: 1, max: 200_000_000 }) });

test('comparison is exact where doubles no longer tell fractions apart', () => {
  const a = { numerator: 9_007_199_254_740_991, denominator: 9_007_199_254_740_990 };
  const b = { numerator: 9_007_199_254_740_990, denominator: 9_007_199_254_740_989 };
  expect(a.numerator / a.denominator).toBe(b.numerator / b.denominator);
  expect(compareFractions(a, b)).toBeLessThan(0);
  expect(compareFractions(b, a)).toBeGreaterThan(0);
  expect(compareFractions(a, a)).toBe(0);
});

test('sums are exact and in lowest terms', () => {
  expect(
    sumFractions([
      { numerator: 1, denominator: 6 },
      { numerator: 1, denominator: 10 },
      { numerator: 1, denominator: 6 },
    ]),
  ).toEqual({ numerator: 13n, denominator: 30n });
  expect(sumFractions([])).toEqual({ numerator: 0n, denominator: 1n });
  expect(sumBigFractions([{ numerator: 0n, denominator: 5n }])).toEqual({ numerator: 0n, denominator: 1n });
});

test('the nearest double is that of division where both numbers are doubles', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (numerator, denominator) => {
      const found = nearestDouble({ numerator: BigInt(numerator), denominator: BigInt(denominator + 1) });
      expect(found).toBe(numerator / (denominator + 1));
    }),
  );
});

test('the nearest double of long numbers rounds once', () => {
  // One half and a little more, where rounding twice would end below.
  const numerator = (1n << 53n) + 1n;
  expect(nearestDouble({ numerator: numerator * 10n ** 40n + 1n, denominator: 2n * 10n ** 40n })).toBe(2 ** 52 + 1);
  expect(nearestDouble({ numerator: 10n ** 30n, denominator: 3n * 10n ** 30n })).toBe(1 / 3);
});

test('running totals end in the sum, and rise by the fractions in their order', () => {
  fc.assert(
    fc.property(fc.array(fraction, { minLength: 1, maxLength: 20 }), (fractions) => {
      const order = fractions.map((_, place) => place).toReversed();
      const { total, upTo } = createRunningTotals(fractions, order);
      expect(upTo(order.length - 1)).toBe(total);
      const sum = sumFractions(fractions);
      order.forEach((place, i) => {
        const step = upTo(i) - (i === 0 ? 0n : upTo(i - 1));
        const { numerator, denominator } = fractions[place];
        // step / total = fraction / sum, without dividing.
        expect(step * BigInt(denominator) * sum.numerator).toBe(total * BigInt(numerator) * sum.denominator);
      });
    }),
  );
});

test('scaling up rounds exactly where a quotient of doubles falls below the whole number', () => {
  const fraction = { numerator: 200_000_000, denominator: 159_017_031 };
  expect(Math.ceil((129_927_353 * fraction.numerator) / fraction.denominator)).toBe(163_413_129);
  expect(scaledUp(129_927_353, fraction)).toBe(163_413_130);
  expect(scaledUp(100_000_001, { numerator: 2, denominator: 100_000_000 })).toBe(3);
  expect(scaledUp(30, { numerator: 2, denominator: 3 })).toBe(20);
});
