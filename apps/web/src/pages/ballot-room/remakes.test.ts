import { expect, test } from 'vitest';
import { nextNumber } from './remakes.ts';

test('the lowest number that is free is the next one, written like the last', () => {
  expect(nextNumber([])).toBe('D-001');
  expect(nextNumber(['D-001', 'D-003'])).toBe('D-002');
  expect(nextNumber(['7', '8', '9'])).toBe('1');
  expect(nextNumber(['R1-0009', 'R1-0001'])).toBe('R1-0002');
  expect(nextNumber(['stained'])).toBe('D-001');
});
