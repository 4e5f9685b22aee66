import { expect, test } from 'vitest';
import { countyKey } from './county-names.ts';

test('a county is recognised however its office writes it', () => {
  for (const name of ['JEFF DAVIS', 'Jeff-Davis', 'Jeff Davis County', ' jeff  davis ']) {
    expect(countyKey(name)).toBe('jeff davis');
  }
  expect(countyKey("Prince George's County")).toBe(countyKey('Prince Georges'));
  expect(countyKey('St. Mary Parish')).toBe(countyKey('Saint Mary'));
});

test('different counties stay different', () => {
  expect(countyKey('Jefferson')).not.toBe(countyKey('Jeff Davis'));
});
