import { parseParticipantsCsv } from '@plumbline/election-files';
import { expect, test } from 'vitest';
import { BLANK_ROW, filledRows, participantsCsv, rowNumber } from '../apps/web/src/forms/participants-draft.ts';

/* What is typed in the browser, read by the reader of uploaded files. */

const TYPED = [
  { jurisdiction: 'Lake', email: 'clerk@lake.example', expected: '1200', from: 'Poll book' },
  BLANK_ROW,
  { jurisdiction: ' Prince George’s, MD “North” ', email: 'a@pg.example ', expected: '', from: '' },
  { jurisdiction: 'Lake', email: 'deputy@lake.example', expected: '', from: '' },
];

function read(text: string) {
  return parseParticipantsCsv({ name: 'typed.csv', bytes: new TextEncoder().encode(text) });
}

test('what is typed makes the file that the reader of uploaded files takes', () => {
  const parsed = read(participantsCsv(TYPED));
  expect(parsed.issues).toEqual([]);
  expect(parsed.accepted && parsed.value.jurisdictions).toEqual([
    {
      name: 'Lake',
      managers: ['clerk@lake.example', 'deputy@lake.example'],
      expectedBallots: 1200,
      expectedFrom: 'poll-book',
      row: 2,
    },
    { name: 'Prince George’s, MD “North”', managers: ['a@pg.example'], expectedBallots: null, row: 3 },
  ]);
});

test('quotes and commas in a name stay what they are', () => {
  const parsed = read(
    participantsCsv([{ jurisdiction: 'St. "Mary", Town of', email: 'a@b.example', expected: '', from: '' }]),
  );
  expect(parsed.accepted && parsed.value.jurisdictions.map(({ name }) => name)).toEqual(['St. "Mary", Town of']);
});

test('the rows that the problems name are the rows of the form', () => {
  const rows = filledRows([...TYPED, { jurisdiction: 'Bay', email: 'nobody', expected: 'many', from: '' }]);
  const { issues } = read(participantsCsv(rows));
  const wrong = rows.findIndex((row) => row.email === 'nobody');
  expect(new Set(issues.map(({ row }) => row))).toEqual(new Set([rowNumber(wrong)]));
  expect(issues.map(({ column }) => column).sort()).toEqual(['Admin Email', 'Expected Number of Ballots']);
});
