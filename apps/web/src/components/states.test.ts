import { expect, test } from 'vitest';
import { findState, STATES } from './states.ts';

test('there are fifty states and the District of Columbia', () => {
  expect(STATES).toHaveLength(51);
  expect(new Set(STATES.map((state) => state.fips)).size).toBe(51);
});

test('a state is found by its postal code', () => {
  expect(findState('GA')).toEqual({ code: 'GA', name: 'Georgia', fips: '13' });
  expect(findState('DC')?.name).toBe('District of Columbia');
  expect(findState(null)).toBeUndefined();
});
