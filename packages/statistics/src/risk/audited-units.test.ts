import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { auditedUnits } from './audited-units.ts';
import type { BatchComparison, CombinedAfterSeed } from './batch-comparison.ts';

/** Three batches of 100 cards with two votes a card; the first and the third are mixed after the seed. */
const comparison: BatchComparison = {
  contest: {
    choices: [
      { id: 'ann', votes: 240 },
      { id: 'ben', votes: 120 },
    ],
    ballots: 300,
    winners: 1,
    votesAllowed: 2,
  },
  batches: Array.from({ length: 3 }, () => ({ ballots: 100, votes: [80, 40] })),
};
const read = (audited: readonly number[], change: Partial<CombinedAfterSeed> = {}) =>
  auditedUnits(comparison, {
    draws: [2],
    audited: new Map(),
    combinedAfterSeed: [{ members: [2, 0], audited, ...change }],
  });
const isUnbounded = (audited: readonly number[], change?: Partial<CombinedAfterSeed>) => {
  const unit = answered(read(audited, change)).find(({ members }) => members[0] === 2);
  return unit?.count?.of === 'mixed' && unit.count.mixed.isUnbounded;
};

describe('the hand count of mixed batches', () => {
  test('bounds nothing where a choice has more votes than the cards, or all choices more than the cards may bear', () => {
    // 200 cards hold at most 200 votes for one choice, and 400 in all.
    expect(isUnbounded([200, 200])).toBe(false);
    expect(isUnbounded([201, 80])).toBe(true);
    expect(isUnbounded([80, 201])).toBe(true);
    expect(isUnbounded([160, 80])).toBe(false);
    expect(isUnbounded([160, 80], { holdsOtherCards: true })).toBe(true);
  });

  test('is asked for by the first of its batches as people number them', () => {
    expect(read([160])).toMatchObject({ error: { reason: 'mixed-count-not-whole', data: { batch: 3 } } });
    expect(read([160, 0.5])).toMatchObject({ error: { reason: 'mixed-count-not-whole', data: { batch: 3 } } });
  });
});

test('a unit of the plan cannot be mixed into two groups, by whichever of its batches', () => {
  const groups = [
    { members: [0, 2], audited: [160, 80] },
    { members: [1], audited: [80, 40] },
  ];
  const sample = { draws: [], audited: new Map(), combinedAfterSeed: groups };
  expect(auditedUnits({ ...comparison, combined: [[0, 1]] }, sample)).toMatchObject({
    error: { code: 'counts-contradict', reason: 'batch-in-two-groups' },
  });
  expect(auditedUnits(comparison, sample)).toMatchObject({ ok: true });
});
