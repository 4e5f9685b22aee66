import { expect, test } from 'vitest';
import { readStacks, stacksDifference, stacksDraftOf } from './stacks-draft.ts';

const OF = { sent: 3, handled: 50, isCounted: false } as const;
const draft = (cards: string, confirmed: number | null = null) => ({ cards, confirmed });

test('stacks and cards of the team that are all cards are taken', () => {
  expect(readStacks(draft('47'), OF)).toEqual({ ok: true, value: { cards: 47, differenceConfirmed: null } });
  expect(readStacks(draft('1,047'), { ...OF, handled: 1050 })).toMatchObject({ value: { cards: 1047 } });
});

test('others are taken only where somebody confirmed exactly this difference', () => {
  expect(stacksDifference(draft('46'), OF)).toBe(-1);
  expect(readStacks(draft('46'), OF)).toEqual({ ok: false, error: 'not-all-handled' });
  expect(readStacks(draft('46', 1), OF)).toEqual({ ok: false, error: 'not-all-handled' });
  expect(readStacks(draft('46', -1), OF)).toMatchObject({ value: { cards: 46, differenceConfirmed: -1 } });
});

test('where all cards were counted no difference is taken', () => {
  expect(readStacks(draft('46', -1), { ...OF, isCounted: true })).toEqual({ ok: false, error: 'not-all-handled' });
});

test('what is no number is said to be none', () => {
  for (const typed of ['', 'many', '4.5', '-1'])
    expect(readStacks(draft(typed), OF)).toMatchObject({ error: 'count-not-whole' });
  expect(stacksDraftOf(null).cards).toBe('');
});
