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

test('a batch that turns out not to hold the contest has lost every vote that was reported of it', () => {
  // 50 : 30 and 50 : 20 reported: 20 of 40 votes is more than 30 of 100.
  const claims = [claim(2, 100), claim(1, 40)];
  expect(macroOverstatement(comparison, claims, { place: 1, audited: undefined })).toEqual({
    claim: claims[1],
    votes: 20,
    relative: { numerator: 20, denominator: 40 },
  });
});

test('an error of a claim without a margin is worse than any other, and agreement is no error', () => {
  const [tied, ahead] = [claim(1, 0), claim(2, 1)];
  // One vote against ben, 25 against cy.
  const audited = [49, 30, 44];
  for (const claims of [
    [tied, ahead],
    [ahead, tied],
  ]) {
    expect(macroOverstatement(comparison, claims, { place: 0, audited })).toMatchObject({ claim: tied, votes: 1 });
    expect(macroOverstatement(comparison, claims, { place: 0, audited: [50, 30, 21] })).toMatchObject({
      claim: ahead,
      votes: 1,
      relative: { numerator: 1, denominator: 1 },
    });
    expect(macroOverstatement(comparison, claims, { place: 0, audited: [50, 30, 20] })).toBeUndefined();
  }
});

test('of claims that are harmed alike the first is shown', () => {
  const claims = [claim(2, 60), claim(1, 40)];
  // 6 of 60 and 4 of 40 votes.
  expect(macroOverstatement(comparison, claims, { place: 0, audited: [46, 30, 22] })).toMatchObject({
    claim: claims[0],
    votes: 6,
  });
});
