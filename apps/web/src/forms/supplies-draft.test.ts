import { expect, test } from 'vitest';
import { draftOfSupplies, readCount, readSupplies, withNewLine } from './supplies-draft.ts';

const PENS = { group: 'room', item: 'Pens', each: 4, besides: 0, there: false, who: '' } as const;

test('what is shown is read back as it was saved', () => {
  const tape = { ...PENS, item: 'Tape', each: 0, besides: 1, there: true, who: 'Ann' };
  expect(readSupplies(draftOfSupplies([PENS, tape]))).toEqual({ lines: [PENS, tape], problems: [] });
});

test('a number is whole and not below zero, and nothing is zero', () => {
  expect(['', '0', ' 12 ', '99999'].map(readCount)).toEqual([0, 0, 12, 99_999]);
  expect(['-1', '1.5', '1,000', 'x', '1e3', '100000'].map(readCount)).toEqual(Array(6).fill(undefined));
});

test('every field that is wrong is named, and a new line needs a name', () => {
  const [pens] = draftOfSupplies([PENS]);
  const lines = withNewLine(pens === undefined ? [] : [{ ...pens, each: 'x', besides: '-1' }], 'station');
  const { problems } = readSupplies(lines);
  expect(problems.map(({ name, code }) => `${name} ${code}`)).toEqual([
    'each-0 number',
    'besides-0 number',
    'item-1 item',
  ]);
});

test('no two lines have one key, whatever was removed before', () => {
  const lines = withNewLine(draftOfSupplies([PENS, PENS, PENS]).slice(1), 'room');
  expect(new Set(lines.map(({ key }) => key)).size).toBe(3);
});
