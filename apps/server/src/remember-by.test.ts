import { expect, test } from 'vitest';
import { rememberBy } from './remember-by.ts';

test('it is worked out once for each object, and again for another one that is equal', () => {
  const asked: (readonly number[])[] = [];
  const sumOf = rememberBy((numbers: readonly number[]) => {
    asked.push(numbers);
    return numbers.reduce((sum, one) => sum + one, 0);
  });
  const numbers = [1, 2];
  expect([sumOf(numbers), sumOf(numbers), sumOf([1, 2])]).toEqual([3, 3, 3]);
  expect(asked.length).toBe(2);
});
