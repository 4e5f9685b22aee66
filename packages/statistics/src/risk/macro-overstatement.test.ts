import { expect, test } from 'vitest';
import type { BatchComparison } from './batch-comparison.ts';
import type { MarginClaim } from './macro-claims.ts';
import { macroOverstatement } from './macro-overstatement.ts';

const comparison: BatchComparison = {
  contest: {
    choices: [
      { id: 'ann', votes: 100 },
      { id: 'ben', votes: 60 },
      { id: 'cy', votes: 40 },
    ],
    ballots: 200,
    winners: 1,
    votesAllowed: 1,
  },
  batches: Array.from({ length: 2 }, () => ({ ballots: 100, votes: [50, 30, 20] })),
};
const claim = (behind: number, margin: number): MarginClaim => ({
  ahead: [0],
  behind: [behind],
  ballotHarm: 1,
  mayTie: false,
  margin,
});

test('a combined batch is compared with the reports of all its parts, whichever of them is asked for', () => {
  const combined = { ...comparison, combined: [[0, 1]] };
  const claims = [claim(1, 40), claim(2, 60)];
  for (const place of [0, 1]) {
    expect(macroOverstatement(combined, claims, { place, audited: [100, 60, 40] })).toBeUndefined();
    expect(macroOverstatement(combined, claims, { place, audited: [99, 60, 40] })?.votes).toBe(1);
  }
});

test('where no claim has a margin left, the one that is overstated by most votes is shown', () => {
  // 20 − 12 = 8 votes against ben, 30 − 25 = 5 against cy.
  const [ben, cy] = [claim(1, 0), claim(2, -5)];
  for (const claims of [
    [ben, cy],
    [cy, ben],
  ]) {
    const shown = macroOverstatement(comparison, claims, { place: 0, audited: [45, 33, 20] });
    expect(shown).toMatchObject({ claim: ben, votes: 8, relative: undefined });
  }
});
