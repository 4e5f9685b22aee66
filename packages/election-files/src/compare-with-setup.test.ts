import { expect, test } from 'vitest';
import {
  ballotsImpliedByVotes,
  confirmRemovedContests,
  confirmRemovedJurisdictions,
  namesChange,
  totalsDifferFromSetup,
} from './compare-with-setup.ts';

test('what a new list adds, drops and perhaps renames is told apart', () => {
  expect(namesChange(['Alder', 'Birch', 'Cedar'], ['Birch', 'Aldre', 'Dogwood'])).toEqual({
    added: ['Aldre', 'Dogwood'],
    removed: ['Alder', 'Cedar'],
    renamedLooking: [{ from: 'Alder', to: 'Aldre' }],
  });
});

test('dropping jurisdictions is to be confirmed, with those that may only be renamed', () => {
  const [issue] = confirmRemovedJurisdictions('new.csv', namesChange(['Alder', 'Birch'], ['Aldre', 'Birch']));
  expect(issue).toMatchObject({ severity: 'CONFIRM', code: 'JURISDICTIONS_WOULD_BE_REMOVED', found: 'Alder' });
  expect(issue?.advice).toContain('“Alder” may now be “Aldre”');
  expect(confirmRemovedJurisdictions('new.csv', namesChange(['Alder'], ['Alder', 'Birch']))).toEqual([]);
});

test('dropping contests is to be confirmed', () => {
  expect(confirmRemovedContests('new.csv', namesChange(['Mayor', 'Clerk'], ['Clerk']))).toMatchObject([
    { code: 'CONTESTS_WOULD_BE_REMOVED', message: 'The new file drops “Mayor”; they will be taken out of the audit.' },
  ]);
});

test('votes that differ between batches and set-up are remarked on', () => {
  const choices = [
    { name: 'Ann', typed: 100, inBatches: 100 },
    { name: 'Bob', typed: 90, inBatches: 80 },
  ];
  expect(totalsDifferFromSetup('totals', [{ contest: 'Mayor', choices }])).toMatchObject([
    { severity: 'WARNING', code: 'TOTALS_DIFFER_FROM_SETUP', found: '80', expected: '90' },
  ]);
});

test('votes imply as many ballots as the contest that needs most', () => {
  const contests = [
    { votes: 10, votesAllowed: 1 },
    { votes: 31, votesAllowed: 3 },
  ];
  expect(ballotsImpliedByVotes(contests)).toBe(11);
  expect(ballotsImpliedByVotes([])).toBe(0);
});
