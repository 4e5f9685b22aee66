import { expect, test } from 'vitest';
import { riskText } from './risk-text.ts';

const at5 = (risk: number, decimals = 10) => riskText(risk, { limit: 0.05, decimals });

test('a risk is printed to the nearest decimal, without trailing zeros', () => {
  expect(at5(0.1316872428123)).toBe('0.1316872428');
  expect(at5(0.05)).toBe('0.05');
  expect(at5(1)).toBe('1.0');
  expect(at5(0)).toBe('0');
});

test('rounding never takes a risk across the limit', () => {
  expect(at5(0.0500000000001, 9)).toBe('0.0500000000001');
  expect(at5(0.05 + 2 ** -56, 9)).not.toBe('0.05');
  expect(at5(0.04999999999999, 9)).toBe('0.05');
  expect(Number(at5(0.0500000000001, 9))).toBeGreaterThan(0.05);
});

test('a risk below the last decimal is said to be smaller, with one threshold for every place it is printed', () => {
  expect(at5(3.8e-10, 9)).toBe('<0.000000001');
  expect(at5(3.8e-10)).toBe('0.0000000004');
  expect(at5(9.9e-11)).toBe('<0.0000000001');
  expect(at5(Number.MIN_VALUE)).toBe('<0.0000000001');
});
