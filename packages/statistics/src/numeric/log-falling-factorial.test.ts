import { expect, test } from 'vitest';
import { doubleProduct } from './double-product.ts';
import { harmonicDifference, logFallingFactorial } from './log-falling-factorial.ts';
import { logComplement, logSumExp } from './log-sum.ts';
import { stirlingError } from './stirling-error.ts';

function relativeError(found: number, expected: number): number {
  return Math.abs((found - expected) / expected);
}

/** x, n, Σ ln(x − i), Σ 1/(x − i); computed with 40 digits from ln Γ and ψ (mpmath 1.3). */
const sums: readonly (readonly [number, number, number, number])[] = [
  [30, 25, 69.87074460604812, 1.7116537975870578],
  [100.5, 60, 253.8713211520989, 0.9015277503801392],
  [100.5, 100, 366.166480432912, 4.578634627359488],
  [100.25, 99, 364.7673549890585, 4.0400998389951175],
  [4000.5, 3000, 23269.829232154236, 1.3855447905614287],
  [1e8, 4000, 73682.64299474318, 4.0000799821325974e-5],
];

test.each(sums)(
  'the falling factorial of %f with %i factors and its derivative keep their digits',
  (x, n, log, slope) => {
    expect(relativeError(logFallingFactorial(x, n), log)).toBeLessThan(1e-14);
    expect(relativeError(harmonicDifference(x, n), slope)).toBeLessThan(1e-14);
  },
);

test('few factors are added one by one', () => {
  expect(logFallingFactorial(10, 3)).toBeCloseTo(Math.log(720), 14);
  expect(harmonicDifference(10, 3)).toBeCloseTo(1 / 10 + 1 / 9 + 1 / 8, 15);
  expect([logFallingFactorial(5, 0), harmonicDifference(5, 0)]).toEqual([0, 0]);
});

/** x and δ(x), computed with 40 digits (mpmath 1.3). */
const stirlingErrors: readonly (readonly [number, number])[] = [
  [1, 0.08106146679532726],
  [2, 0.0413406959554093],
  [9.9, 0.008414653894090263],
  [10, 0.00833056343336287],
  [15, 0.005554733551962801],
  [100, 0.0008333305556349147],
];

test.each(stirlingErrors)('Stirling’s error at %f is right to 14 decimals', (x, error) => {
  expect(Math.abs(stirlingError(x) - error)).toBeLessThan(1e-14);
});

test('sums and complements of logarithms neither overflow nor cancel', () => {
  expect(logSumExp([Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(5), 15);
  expect(logSumExp([-2000, -2000])).toBeCloseTo(-2000 + Math.LN2, 12);
  expect([logSumExp([]), logSumExp([-Infinity]), logSumExp([Infinity, 3])]).toEqual([-Infinity, -Infinity, Infinity]);
  expect(logComplement(Math.log(0.25))).toBeCloseTo(Math.log(0.75), 15);
  expect(logComplement(-1e-20)).toBeCloseTo(Math.log(1e-20), 12);
  expect(logComplement(-100)).toBeCloseTo(-3.720075976020836e-44, 56);
});

test('the product of two doubles is kept whole', () => {
  const { high, low } = doubleProduct(2 ** 53 - 1, 2 ** 53 - 3);
  expect(BigInt(high) + BigInt(low)).toBe((2n ** 53n - 1n) * (2n ** 53n - 3n));
});
