import { expect, test } from 'vitest';
import { formNameOf, retrievalOf } from './retrieval.ts';

test('two teams that come to one box in the same minute write a form each', () => {
  const now = new Date('2026-11-03T20:15:10Z');
  const names = [
    ['kim', 'diaz'],
    ['nakai', 'lund'],
  ].map((people) => formNameOf(retrievalOf('DB-2', people, now)));
  expect(new Set(names).size).toBe(2);
});
