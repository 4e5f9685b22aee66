import { expect, test } from 'vitest';
import { dayInState, instantOfState } from './instant-of-state.ts';

test('an act has the day and the offset of the clocks where it was done, in summer and in winter', () => {
  const evening = new Date('2026-11-04T02:30:00.000Z');
  expect(instantOfState(evening, 'OH')).toBe('2026-11-03T21:30:00.000-05:00');
  expect(instantOfState(evening, 'CA')).toBe('2026-11-03T18:30:00.000-08:00');
  expect(instantOfState(new Date('2026-07-01T03:59:00.000Z'), 'NY')).toBe('2026-06-30T23:59:00.000-04:00');
  expect(instantOfState(new Date('2026-07-01T12:00:00.000Z'), 'AZ')).toBe('2026-07-01T05:00:00.000-07:00');
  expect(instantOfState(evening, null)).toBe('2026-11-04T02:30:00.000+00:00');
  expect(dayInState(new Date('2026-11-04T20:00:00.000Z'), 'GU')).toBe('2026-11-05');
});

test('in the night when clocks go back, half past one comes twice and only the offset tells which', () => {
  expect(instantOfState(new Date('2026-11-01T05:30:00.000Z'), 'NY')).toBe('2026-11-01T01:30:00.000-04:00');
  expect(instantOfState(new Date('2026-11-01T06:30:00.000Z'), 'NY')).toBe('2026-11-01T01:30:00.000-05:00');
});
