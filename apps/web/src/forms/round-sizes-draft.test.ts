import { expect, test } from 'vitest';
import { readRounds, typedRounds } from './round-sizes-draft.ts';

test('sizes are read as people write a list of numbers', () => {
  for (const typed of ['111, 167, 251', '111 167 251', '111;167;251', ' 111,167,251, ']) {
    expect(readRounds(typed, 936)).toEqual([111, 167, 251]);
  }
  expect(readRounds(typedRounds([111, 167, 251]), 936)).toEqual([111, 167, 251]);
});

test('what is no list of draws that the cards allow is not read', () => {
  for (const typed of ['', ' , ', '0', '111, none', '111, -5', '1.5', '937', Array(21).fill('1').join(' ')]) {
    expect(readRounds(typed, 936)).toBeUndefined();
  }
  expect(readRounds(Array(20).fill('1').join(' '), 936)).toHaveLength(20);
});
