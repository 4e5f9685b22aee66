import { expect, test } from 'vitest';
import { readFields, readRiskLimitPercent } from './read-fields.ts';

test('a risk limit of two decimals is the fraction that people would write, to the last bit', () => {
  for (let hundredths = 1; hundredths <= 2000; hundredths += 1) {
    const fields = readFields({ risk_limit: hundredths / 100 });
    const asWritten = Number(`0.${String(hundredths).padStart(4, '0')}`);
    expect(readRiskLimitPercent(fields)).toBe(asWritten);
  }
});
