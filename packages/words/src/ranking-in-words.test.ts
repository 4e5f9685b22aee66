import type { Rank } from '@plumbline/election';
import { expect, test } from 'vitest';
import { rankingInWords } from './ranking-in-words.ts';

const at = (...choices: string[]): Rank => ({ choices, invalidWriteIn: false });

test('a ranking is written as it is marked', () => {
  const written: Rank = { choices: [], invalidWriteIn: true };
  expect(rankingInWords([at('Ann'), at(), at('Bo', 'Cy'), written, at()], { language: 'en' })).toBe(
    'Ann > (rank skipped) > Bo = Cy > (invalid write-in)',
  );
  expect(rankingInWords([at(), at()], { language: 'en' })).toBe('Nothing marked');
  expect(rankingInWords([at('Ann'), at()], { language: 'en', keepsEnd: true })).toBe('Ann > (rank skipped)');
});
