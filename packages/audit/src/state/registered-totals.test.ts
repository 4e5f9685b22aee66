import { type Contest, type Sha256, Sha256Schema } from '@plumbline/election';
import { expect, test } from 'vitest';
import type { FileFigures, RegisteredFile } from './audit-state.ts';
import { votesInBatches } from './registered-totals.ts';

const DIGEST: Sha256 = Sha256Schema.parse('0'.repeat(64));

function contestIn(jurisdictions: Contest['jurisdictions']): Contest {
  const choices = ['Yes', 'No'].map((name) => ({ name, votes: 100 }));
  const counting = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false };
  return {
    name: 'Levy',
    ...counting,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices,
    jurisdictions,
  };
}

function fileWith(jurisdiction: string, figures: FileFigures): RegisteredFile {
  return { jurisdiction, kind: figures.kind, name: 'file.csv', bytes: 1, sha256: DIGEST, figures };
}

function totalsOf(jurisdiction: string, yes: number, no: number): RegisteredFile {
  const votes = { Levy: { Yes: yes, No: no }, 'Another contest': { Yes: 1000 } };
  return fileWith(jurisdiction, { kind: 'candidate-totals', batches: 2, votes, ballotsImplied: yes + no });
}

const FILES = [
  fileWith('North', { kind: 'manifest', batches: 2, ballots: 50 }),
  totalsOf('North', 20, 10),
  totalsOf('South', 5, 1),
];

test('the votes in batches are the sum over the jurisdictions of the contest', () => {
  expect(votesInBatches(contestIn('all'), FILES)).toEqual({ Yes: 25, No: 11 });
  expect(votesInBatches(contestIn(['South']), FILES)).toEqual({ Yes: 5, No: 1 });
});

test('a contest whose jurisdictions have not registered candidate totals has no votes in batches yet, not zero', () => {
  expect(votesInBatches(contestIn(['East']), FILES)).toBeUndefined();
});
