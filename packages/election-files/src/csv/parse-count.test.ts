import { expect, test } from 'vitest';
import { parseCount } from './parse-count.ts';

const count = (value: number, hadDecimals = false) => ({ kind: 'count', count: value, hadDecimals });

test('whole numbers are counts, with and without thousands commas', () => {
  expect(parseCount('0')).toEqual(count(0));
  expect(parseCount('0012')).toEqual(count(12));
  expect(parseCount('1,200')).toEqual(count(1200));
  expect(parseCount('2,147,483,647')).toEqual(count(2_147_483_647));
});

test('117.0 is 117, remarked on', () => {
  expect(parseCount('117.0')).toEqual(count(117, true));
});

test('commas that do not stand at the thousands make no number', () => {
  for (const text of ['1,2', '1,20', '12,3456', ',123', '1,234,5'])
    expect(parseCount(text)).toEqual({ kind: 'not-a-count' });
});

test('what is a thousand to some and one to others is no count; more or fewer zeros can only be decimals', () => {
  for (const text of ['1.000', '12.000', '117.000', '0.000']) expect(parseCount(text)).toEqual({ kind: 'not-a-count' });
  for (const text of ['1.00', '1.0000', '1,200.000']) expect(parseCount(text)).toMatchObject({ hadDecimals: true });
  expect(parseCount('1.000.000')).toEqual({ kind: 'not-a-count' });
});

test('anything else is no count', () => {
  for (const text of ['7.5', '12a', '1e3', '', '+5', '0x10', '٣', '2147483648', '1 000', 'NaN', 'Infinity']) {
    expect(parseCount(text)).toEqual({ kind: 'not-a-count' });
  }
});

test('a number below zero is told apart', () => {
  for (const text of ['-1', '-1,200', '−3', '-0.5']) expect(parseCount(text)).toEqual({ kind: 'negative' });
});
