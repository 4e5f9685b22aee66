import { expect, test } from 'vitest';
import { nearestName, slightDifference } from './nearest-name.ts';

test('the nearest name is the one with the fewest slips of the hand', () => {
  expect(nearestName('Btach 12', ['Batch 1', 'Batch 12', 'Batch 2'])).toBe('Batch 12');
  expect(nearestName('No. of Ballots', ['Batch Name', 'Number of Ballots', 'Tabulator'])).toBe('Number of Ballots');
});

test('a name that differs only in capitals or spaces is nearest of all', () => {
  expect(nearestName('VAN  BUREN', ['Van Burem', 'Van Buren'])).toBe('Van Buren');
});

test('nothing is near a name that shares nothing', () => {
  expect(nearestName('Atlantis', ['Alder', 'Birch'])).toBeUndefined();
  expect(nearestName('A', ['B', 'CD'])).toBe('B');
  expect(nearestName('x'.repeat(100_000), ['x'.repeat(99_999)])).toBeUndefined();
});

test('what differs between two spellings is named', () => {
  expect(slightDifference('Bin  1', 'Bin 1')).toBe('spaces');
  expect(slightDifference('bin 1', 'Bin 1')).toBe('capitals');
  expect(slightDifference('0012', '12')).toBe('leading zeros');
  expect(slightDifference('Bin 1', 'Bin 2')).toBeUndefined();
});
