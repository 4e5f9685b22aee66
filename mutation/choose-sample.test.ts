import { expect, test } from 'vitest';
import { chooseSample, divide } from './choose-sample.ts';
import type { Mutant } from './make-mutants.ts';

function mutantsIn(file: string, count: number): readonly Mutant[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index,
    file,
    line: index + 1,
    column: 1,
    mutator: 'StringLiteral',
    original: "'a'",
    replacement: '""',
    offset: 0,
  }));
}

test('a sample is spread over the files in proportion, and leaves none out', () => {
  expect(divide([100, 50, 50], 20)).toEqual([10, 5, 5]);
  expect(divide([1000, 1, 1], 10)).toEqual([8, 1, 1]);
  expect(divide([5, 5, 5], 4).toSorted()).toEqual([1, 1, 2]);
  expect(divide([3, 2], 5)).toEqual([3, 2]);
});

test('the same seed chooses the same breakages, another seed others', () => {
  const mutants = [...mutantsIn('a.ts', 60), ...mutantsIn('b.ts', 40)];
  const chosen = chooseSample(mutants, { limit: 20, seed: 'one' });
  expect(chosen).toHaveLength(20);
  expect(chooseSample(mutants, { limit: 20, seed: 'one' })).toEqual(chosen);
  expect(chooseSample(mutants, { limit: 20, seed: 'two' })).not.toEqual(chosen);
});

test('what is chosen in one file does not change with another', () => {
  const ofA = (others: number) =>
    chooseSample([...mutantsIn('a.ts', 50), ...mutantsIn('b.ts', others)], { limit: 50 + others, seed: 's' });
  expect(ofA(50).filter(({ file }) => file === 'a.ts')).toEqual(ofA(100).filter(({ file }) => file === 'a.ts'));
});

test('a limit above what there is takes every breakage', () => {
  expect(chooseSample(mutantsIn('a.ts', 7), { limit: 1500, seed: 's' })).toHaveLength(7);
});
