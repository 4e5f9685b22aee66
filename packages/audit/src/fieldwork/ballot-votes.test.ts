import { expect, test } from 'vitest';
import { contest, marks, seen } from '../testing/build-audit.ts';
import { choicesCounted, countVotes } from './ballot-votes.ts';

const MAYOR = contest('Mayor');
const COUNCIL = contest('Council', {
  votesAllowed: 2,
  choices: ['Ada', 'Ben', 'Cleo'].map((name) => ({ name, votes: 5 })),
});

test('a card with more marks than the contest allows counts for no one', () => {
  expect(choicesCounted(MAYOR, seen({ Mayor: marks('Ada', 'Ben') }))).toEqual([]);
  expect(choicesCounted(COUNCIL, seen({ Council: marks('Ada', 'Ben', 'Cleo') }))).toEqual([]);
});

test('a card counts for every choice it marks, up to as many as the contest allows', () => {
  expect(choicesCounted(MAYOR, seen({ Mayor: marks('Ben') }))).toEqual(['Ben']);
  expect(choicesCounted(COUNCIL, seen({ Council: marks('Ada', 'Cleo') }))).toEqual(['Ada', 'Cleo']);
});

test('a blank contest, one that is not on the card, one nobody read and a card that is lost count for no one', () => {
  expect(choicesCounted(MAYOR, seen({ Mayor: marks() }))).toEqual([]);
  expect(choicesCounted(MAYOR, seen({ Mayor: { kind: 'contest-not-on-ballot', note: null } }))).toEqual([]);
  expect(choicesCounted(MAYOR, seen({ Council: marks('Ada') }))).toEqual([]);
  expect(choicesCounted(MAYOR, { state: 'not-found' })).toEqual([]);
});

test('votes are summed over the cards as often as each was drawn, and every choice has a figure', () => {
  const records = [
    { record: seen({ Council: marks('Ada', 'Ben') }), times: 3 },
    { record: seen({ Council: marks('Ada') }), times: 2 },
    { record: seen({ Council: marks('Ada', 'Ben', 'Cleo') }), times: 1 },
  ];
  expect(countVotes(COUNCIL, records)).toEqual({ Ada: 5, Ben: 3, Cleo: 0 });
});
