import { expect, test } from 'vitest';
import { largestRisk, riskByArithmetic, riskByStatistics } from './risk-measure.ts';

test('an audit may stop when the measured risk equals the risk limit', () => {
  expect(riskByStatistics(0.05, 0.05)).toEqual({ pValue: 0.05, stopped: 'by-statistics' });
  expect(riskByStatistics(0.0501, 0.05)).toEqual({ pValue: 0.0501, stopped: 'no' });
});

test('chance leaves a risk above 0, however small: 0 says that counting settled the outcome', () => {
  expect(riskByStatistics(0, 0.05)).toEqual({ pValue: 5e-324, stopped: 'by-statistics' });
  expect(riskByStatistics(0, 0)).toEqual({ pValue: 5e-324, stopped: 'no' });
});

test('a contest stops only when every assertion does', () => {
  const met = riskByStatistics(0.01, 0.05);
  const open = riskByStatistics(0.2, 0.05);
  expect(largestRisk([met, open, riskByArithmetic])).toEqual({ pValue: 0.2, stopped: 'no' });
  expect(largestRisk([met, riskByArithmetic])).toEqual({ pValue: 0.01, stopped: 'by-statistics' });
  expect(largestRisk([riskByArithmetic])).toEqual({ pValue: 0, stopped: 'by-arithmetic' });
});

test('a contest without assertions is never confirmed', () => {
  expect(largestRisk([])).toEqual({ pValue: 1, stopped: 'no' });
});
