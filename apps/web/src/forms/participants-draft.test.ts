import { expect, test } from 'vitest';
import { rowsOf } from './participants-draft.ts';

test('a jurisdiction with two managers has two rows, and one without any has one to fill in', () => {
  const known = [
    { name: 'Bay', managers: ['a@bay.example', 'b@bay.example'] },
    { name: 'Sea', managers: [] },
  ];
  expect(rowsOf(known, [{ name: 'Bay', expectedBallots: 9, expectedFrom: 'poll-book' }], () => 'Poll book')).toEqual([
    { jurisdiction: 'Bay', email: 'a@bay.example', expected: '9', from: 'Poll book' },
    { jurisdiction: 'Bay', email: 'b@bay.example', expected: '9', from: 'Poll book' },
    { jurisdiction: 'Sea', email: '', expected: '', from: '' },
  ]);
});
