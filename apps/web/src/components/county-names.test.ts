import { expect, test } from 'vitest';
import { areCounties, countyKey, mayBeCounties } from './county-names.ts';

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

test('a map is for audits of counties', () => {
  const counties = ['Appling', 'Ben Hill', 'Jeff Davis'];
  expect(areCounties(['APPLING', 'BEN HILL', 'Overseas', 'Military'], counties)).toBe(true);
  expect(areCounties(['J1', 'J2', 'Appling'], counties)).toBe(false);
  expect(areCounties([], counties)).toBe(false);
  expect(areCounties(['Kendall Park', 'Waurika', 'Siletz', 'Worthington Hills', 'Mount Olive'], counties)).toBe(false);
});

test('no map is fetched for more jurisdictions than half of could be counties of one state', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `Town ${index}`);
  expect(mayBeCounties(names(508))).toBe(true);
  expect(mayBeCounties(names(509))).toBe(false);
});
