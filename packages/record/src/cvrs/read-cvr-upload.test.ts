import type { Plan } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { votesAllowedTyped } from './read-cvr-upload.ts';

const OPEN = {
  targeted: true,
  winners: 1,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: null,
} as const;

const PLAN: Plan = {
  name: 'Audit',
  organization: 'Office',
  type: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
  settings: null,
  jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
  contests: [],
  withoutBallots: [],
  cvrs: {
    defined: [
      { ...OPEN, name: 'Council', votesAllowed: 3, jurisdictions: 'all' },
      { ...OPEN, name: 'Mayor', votesAllowed: null, jurisdictions: 'all' },
      { ...OPEN, name: 'Clerk', votesAllowed: 1, jurisdictions: ['Adams'] },
    ],
    names: { Baker: { contests: { 'CITY COUNCIL': 'Council' }, choices: {} } },
    cardStyles: false,
    selection: { rule: 'tickets' },
  },
};

test('the votes allowed that were typed go by the names that the records of a jurisdiction have for the contests', () => {
  expect(votesAllowedTyped(PLAN, 'Adams')).toEqual([
    { name: 'Council', votesAllowed: 3 },
    { name: 'Clerk', votesAllowed: 1 },
  ]);
  expect(votesAllowedTyped(PLAN, 'Baker')).toEqual([{ name: 'CITY COUNCIL', votesAllowed: 3 }]);
  expect(votesAllowedTyped(PLAN, 'Baker', {})).toEqual([{ name: 'Council', votesAllowed: 3 }]);
});
