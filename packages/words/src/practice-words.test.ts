import { PRACTICE_MARK, practiceName } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { practiceWords } from './practice-words.ts';

test('what stands on everything of a practice audit begins with the mark that its name begins with', () => {
  expect(practiceWords('en')('line').startsWith(`${PRACTICE_MARK}: `)).toBe(true);
  expect(practiceName('Pilot')).toBe('PRACTICE: Pilot');
});
