import { expect, test } from 'vitest';
import { BLANK_TEXT, draftOfRules, isAboveTyped, type RulesDraft, readRules } from './rules-draft.ts';

const PLAN = { targets: ['Mayor', 'constructor'], riskLimitPercent: 10 };
const TEXT = { kind: 'law', citation: ' Code § 1 ', subject: 'scope', says: ' All ballots. ' };
const DRAFT: RulesDraft = {
  limit: '5',
  reason: ' A court order ',
  texts: [BLANK_TEXT, TEXT],
  chosen: { Mayor: { criterion: ' Closest contest ', by: ' Board ' }, Gone: { criterion: 'Lot', by: 'Board' } },
};

test('what is typed is read without the spaces around it, and what is empty is left out', () => {
  expect(readRules(DRAFT, PLAN)).toEqual({
    ok: true,
    value: {
      texts: [{ kind: 'law', citation: 'Code § 1', subject: 'scope', says: 'All ballots.' }],
      // A contest that is not targeted any more has no criterion.
      chosen: [{ contest: 'Mayor', criterion: 'Closest contest', by: 'Board' }],
      statutoryLimit: { percent: 5, reasonAbove: 'A court order' },
    },
  });
});

test('everything that is wrong is said at once', () => {
  const draft = {
    ...DRAFT,
    reason: ' ',
    texts: [
      { ...BLANK_TEXT, says: 'x' },
      { ...TEXT, says: '' },
    ],
    chosen: { Mayor: { criterion: '', by: 'Board' }, constructor: { criterion: 'Lot', by: ' ' } },
  };
  expect(readRules(draft, PLAN)).toEqual({
    ok: false,
    error: [
      { wrong: 'reason' },
      { wrong: 'kind', place: 0 },
      { wrong: 'citation', place: 0 },
      { wrong: 'subject', place: 0 },
      { wrong: 'says', place: 1 },
      { wrong: 'criterion', contest: 'Mayor' },
      { wrong: 'by', contest: 'constructor' },
    ],
  });
});

test('a reason is asked only above the statutory limit', () => {
  expect(isAboveTyped({ limit: '9' }, 10)).toBe(true);
  expect(isAboveTyped({ limit: '10' }, 10)).toBe(false);
  expect(isAboveTyped({ limit: '' }, 10)).toBe(false);
  expect(isAboveTyped({ limit: '5' }, undefined)).toBe(false);
  expect(readRules({ ...DRAFT, limit: '10' }, PLAN)).toMatchObject({
    value: { statutoryLimit: { percent: 10, reasonAbove: null } },
  });
});

test('what is saved comes back as it was', () => {
  const read = readRules(DRAFT, PLAN);
  if (!read.ok) throw new Error('the draft is whole');
  expect(readRules(draftOfRules(read.value), PLAN)).toEqual(read);
  expect(readRules(draftOfRules(null), PLAN)).toEqual({
    ok: true,
    value: { texts: [], chosen: [], statutoryLimit: null },
  });
});

test('a limit is read with its decimals, and one that is none is named with everything else that is wrong', () => {
  expect(isAboveTyped({ limit: '4.5' }, 4.51)).toBe(true);
  expect(isAboveTyped({ limit: '4.5' }, 4.5)).toBe(false);
  expect(readRules({ ...DRAFT, limit: '12.25' }, PLAN)).toMatchObject({
    value: { statutoryLimit: { percent: 12.25 } },
  });
  for (const limit of ['4,5', '0', '21', 'five']) {
    expect(readRules({ ...DRAFT, limit }, PLAN)).toMatchObject({ error: [{ wrong: 'limit' }] });
  }
});
