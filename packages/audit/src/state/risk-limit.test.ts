import { expect, test } from 'vitest';
import { SETTINGS } from '../testing/build-audit.ts';
import { riskLimitOf } from './plan.ts';

test('every risk limit of two decimals is the fraction that people would write, to the last bit', () => {
  for (let hundredths = 1; hundredths <= 2000; hundredths += 1) {
    const text = String(hundredths).padStart(3, '0');
    const riskLimitPercent = Number(`${text.slice(0, -2)}.${text.slice(-2)}`);
    const asWritten = Number(`0.${String(hundredths).padStart(4, '0')}`);
    expect(riskLimitOf({ ...SETTINGS, riskLimitPercent })).toBe(asWritten);
  }
});

test('a whole percentage is what it always was', () => {
  for (let percent = 0; percent < 100; percent += 1) {
    expect(riskLimitOf({ ...SETTINGS, riskLimitPercent: percent })).toBe(percent / 100);
  }
});
