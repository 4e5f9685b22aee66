import { expect, test } from 'vitest';
import { formatLimit, formatPValue, formatRisk } from './format-risk.ts';

test('risk is shown with four digits, rounded up', () => {
  expect(formatRisk(0.049083729)).toBe('4.909 %');
  expect(formatRisk(0.041726014)).toBe('4.173 %');
  expect(formatRisk(0.1316872428)).toBe('13.17 %');
  expect(formatRisk(0.99999)).toBe('100 %');
  expect(formatRisk(0.0000123401)).toBe('0.001235 %');
});

test('whole percents stay whole, although binary fractions miss them', () => {
  expect(formatRisk(1)).toBe('100 %');
  expect(formatRisk(0.05)).toBe('5 %');
  expect(formatRisk(0.07)).toBe('7 %');
  expect(formatRisk(0.1)).toBe('10 %');
});

test('a risk too small for four digits says so', () => {
  expect(formatRisk(3.78e-10)).toBe('less than 0.0001 %');
  expect(formatRisk(0)).toBe('0 %');
});

test('p-values look as they do in the report', () => {
  const pValue = (value: number) => formatPValue(value, 0.05);
  expect(pValue(0.1316872428)).toBe('0.1316872428');
  expect(pValue(1)).toBe('1.0');
  expect(pValue(0.05)).toBe('0.05');
  expect(pValue(1e-12)).toBe('<0.0000000001');
  expect(pValue(0)).toBe('0');
});

test('limits are whole percents', () => {
  expect(formatLimit(0.1)).toBe('10 %');
  expect(formatLimit(0.07)).toBe('7 %');
});
