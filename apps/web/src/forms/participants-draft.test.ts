import { expect, test } from 'vitest';
import { rowsOf } from './participants-draft.ts';

test('a jurisdiction with two managers has two rows, and one without any has one to fill in', () => {
  const known = [
    { name: 'Bay', managers: ['a@bay.example', 'b@bay.example'] },
    { name: 'Sea', managers: [] },
  ];
  expect(rowsOf(known, [{ name: 'Bay', expectedBallots: 9 }])).toEqual([
    { jurisdiction: 'Bay', email: 'a@bay.example', expected: '9' },
    { jurisdiction: 'Bay', email: 'b@bay.example', expected: '9' },
    { jurisdiction: 'Sea', email: '', expected: '' },
  ]);
});
