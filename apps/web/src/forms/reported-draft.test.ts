import { defineWords } from '@plumbline/words/define-words';
import { planner } from '@plumbline/words/en/screens/planner';
import { expect, test } from 'vitest';
import { BLANK_REPORT, type ReportedDraft, readReported } from './reported-draft.ts';

const say = defineWords({ en: planner })('en');

const WHOLE: ReportedDraft = {
  choices: [
    { name: 'Ann', votes: '1,000' },
    { name: 'Bob', votes: '900' },
  ],
  winners: '1',
  votesAllowed: '1',
  ballots: '2000',
};

function wrong(part: Partial<ReportedDraft>): readonly string[] {
  return readReported({ ...WHOLE, ...part }, say).errors.map(({ name }) => name);
}

test('what is whole is read, with separators of thousands', () => {
  const { contest, errors } = readReported(WHOLE, say);
  expect(errors).toEqual([]);
  expect(contest.choices).toEqual([
    { name: 'Ann', votes: 1000 },
    { name: 'Bob', votes: 900 },
  ]);
});

test('an empty form says everything that is missing at once', () => {
  const { errors } = readReported(BLANK_REPORT, say);
  expect(errors.map(({ name }) => name)).toEqual([
    'choices.0.name',
    'choices.0.votes',
    'choices.1.name',
    'choices.1.votes',
    'ballots',
  ]);
});

test('what cannot be is said at the field it stands in', () => {
  const [ann, bob] = WHOLE.choices;
  expect(wrong({ choices: [ann, { ...bob, name: ' Ann ' }] as ReportedDraft['choices'] })).toEqual(['choices.1.name']);
  expect(wrong({ winners: '2' })).toEqual(['winners']);
  expect(wrong({ winners: '0' })).toEqual(['winners']);
  expect(wrong({ ballots: '999' })).toEqual(['choices.0.votes']);
  expect(wrong({ ballots: '1899' })).toEqual(['ballots']);
  expect(wrong({ ballots: '1,900' })).toEqual([]);
  expect(wrong({ ballots: '-5' })).toEqual(['ballots']);
  expect(wrong({ votesAllowed: '' })).toEqual(['votesAllowed']);
});
