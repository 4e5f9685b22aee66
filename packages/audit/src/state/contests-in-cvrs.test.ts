import { expect, test } from 'vitest';
import { contest, fileOf } from '../testing/build-audit.ts';
import type { CvrFigures, RegisteredFile } from './audit-state.ts';
import { cvrMisfits } from './contests-in-cvrs.ts';
import type { Plan } from './plan.ts';
import { USUAL_CVR_PLAN } from './plan.ts';

const CHOICES = [
  { name: 'Ada', votes: 50 },
  { name: 'Ben', votes: 40 },
];

const PLAN: Plan = {
  name: 'Audit',
  organization: 'Office',
  type: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
  settings: null,
  jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  contests: [contest('Mayor', { choices: CHOICES, votesAllowed: 2 })],
  withoutBallots: [],
  cvrs: { ...USUAL_CVR_PLAN, names: { Adams: { contests: {}, choices: { Mayor: { 'ADA, A.': 'Ada' } } } } },
};

function filed(choices: readonly { readonly name: string; readonly votes: number }[]): readonly RegisteredFile[] {
  const figures: CvrFigures = {
    kind: 'cvrs',
    scope: 'every-card',
    format: 'made',
    cards: 60,
    batches: 1,
    withoutCvr: 0,
    withoutCard: 0,
    contests: [{ name: 'Mayor', cards: 60, withoutCard: 0, votesAllowed: 2, ranked: false, choices }],
    files: [],
  };
  return [fileOf('Adams', figures)];
}

test('a name that was matched is read as the choice it was matched with', () => {
  const files = filed([
    { name: 'ADA, A.', votes: 50 },
    { name: 'Ben', votes: 40 },
  ]);
  expect(cvrMisfits({ plan: PLAN, files })).toEqual([]);
});

// A card marked for both would count twice in the sum and once where it is held against its record.
test('a later file in which two choices are read as one does not fit, though the sum is the one that was typed', () => {
  const files = filed([
    { name: 'ADA, A.', votes: 30 },
    { name: 'Ada', votes: 20 },
    { name: 'Ben', votes: 40 },
  ]);
  expect(cvrMisfits({ plan: PLAN, files })).toEqual([
    {
      what: 'choices-not-matched',
      jurisdiction: 'Adams',
      contest: 'Mayor',
      choices: ['Ada'],
      expected: ['Ada', 'Ben'],
    },
  ]);
});
