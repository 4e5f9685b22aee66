import { describe, expect, test } from 'vitest';
import { draw, openAudit } from '../testing/build-audit.ts';
import type { AuditInRounds, BatchEntry, BatchReader, CardsCounted } from './audit-state.ts';
import { findCount } from './audit-view.ts';
import {
  afterBatchEntry,
  areOthers,
  areTheSame,
  asCountedBatch,
  type BatchEntries,
  batchesApart,
  entriesOfBatch,
  findBatchApart,
  findContestedBatch,
  isEnteredByOthers,
} from './batch-entries.ts';
import { evolve } from './evolve.ts';
import { NOTHING_ENTERED } from './standing-entries.ts';

/* Who entered a batch, and what is kept of what each of them entered. */

const MANAGER = { enteredBy: 'm' } as const;
const OTHER_MANAGER = { enteredBy: 'n' } as const;
const by = (...people: readonly string[]) => ({ enteredBy: 'm', people });

test('people are told apart by their names, and managers by who they are', () => {
  expect(areOthers(by('Ann', 'Bo'), by('Cy'))).toBe(true);
  expect(areOthers(by('Ann', 'Bo'), by('Cy', 'ANN '))).toBe(false);
  expect(areOthers(MANAGER, OTHER_MANAGER)).toBe(true);
  expect(areOthers(MANAGER, MANAGER)).toBe(false);
  // People whom the manager let in are not the manager.
  expect(areOthers(MANAGER, by('Ann'))).toBe(true);
  expect(areTheSame(by('Ann', 'Bo'), by('bo', 'ann'))).toBe(true);
  expect(areTheSame(by('Ann', 'Bo'), by('Ann'))).toBe(false);
  expect(areTheSame(by('Ann'), by('Ann', 'Bo'))).toBe(false);
  expect(areTheSame(MANAGER, MANAGER)).toBe(true);
  expect(areTheSame(MANAGER, OTHER_MANAGER)).toBe(false);
});

const B1 = { jurisdiction: 'Adams', batch: 'B1' } as const;
const CARDS: CardsCounted = { type: 'other', counted: 49, listed: 50 };
const entering = (
  id: string,
  of: {
    readonly people?: readonly string[];
    readonly reader?: BatchReader;
    readonly replaces?: readonly string[];
    readonly ada?: number;
    readonly batch?: string;
    readonly cards?: CardsCounted;
  } = {},
) => {
  const { people, reader, replaces = [], ada = 30, batch = 'B1', cards } = of;
  const made = { device: 'tablet', number: 1, enteredAt: '2026-11-05T10:00:00.000Z' };
  const entry: BatchEntry = { id, replaces, ...made, ...(reader && { reader }) };
  return {
    type: 'batch-recorded',
    version: 3,
    jurisdiction: 'Adams',
    batch,
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada, Ben: 15 } } }],
    enteredBy: 'm',
    ...(people && { people }),
    ...(cards && { cards }),
    entry,
  } as const;
};

function after(...events: readonly (Parameters<typeof evolve>[1] & { readonly type: 'batch-recorded' })[]) {
  const open = openAudit({ type: 'batch-comparison' }, [draw(), draw({ batch: 'B2' }), draw({ batch: 'B3' })]);
  return events.reduce((audit, event) => evolve(audit, event) as AuditInRounds, open);
}

describe('a batch that is entered twice', () => {
  const alone = (id: string, ...people: readonly string[]) => entering(id, { people, reader: 'alone' });

  test('has been entered by others once any two entries are of people who share nobody, or of people who saw both', () => {
    const standing = (...events: readonly ReturnType<typeof entering>[]) =>
      events.reduce<BatchEntries>((entries, event) => afterBatchEntry(entries, event), NOTHING_ENTERED).standing;
    expect(isEnteredByOthers([])).toBe(false);
    expect(isEnteredByOthers(standing(alone('a', 'Ann', 'Bo')))).toBe(false);
    expect(isEnteredByOthers(standing(alone('a', 'Ann', 'Bo'), alone('b', 'Bo', 'Cy')))).toBe(false);
    expect(isEnteredByOthers(standing(alone('a', 'Ann', 'Bo'), alone('b', 'Bo', 'Cy'), alone('c', 'Di')))).toBe(true);
    expect(isEnteredByOthers(standing(alone('a', 'Ann'), alone('b', 'Bo')))).toBe(true);
    expect(isEnteredByOthers(standing(entering('a', { people: ['Ann'], reader: 'together' })))).toBe(true);
  });

  test('stands apart until others have entered it too, and where they did not say the same', () => {
    const once = after(alone('a', 'Ann'));
    expect(batchesApart(once, 'Adams', 'entered-once')).toEqual(['B1']);
    expect(batchesApart(once, 'Adams', 'contested')).toEqual([]);
    expect(findBatchApart(once, B1)?.standing).toHaveLength(1);
    expect(findContestedBatch(once, B1)).toBeUndefined();
    const unlike = after(alone('a', 'Ann'), entering('b', { people: ['Bo'], reader: 'alone', ada: 31 }));
    expect(batchesApart(unlike, 'Adams', 'contested')).toEqual(['B1']);
    expect(batchesApart(unlike, 'Adams', 'entered-once')).toEqual([]);
    expect(findContestedBatch(unlike, B1)?.standing.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(findContestedBatch(unlike, { ...B1, batch: 'B2' })).toBeUndefined();
    const alike = after(alone('a', 'Ann'), alone('b', 'Bo'));
    expect(findBatchApart(alike, B1)).toBeUndefined();
    expect(findCount(alike, B1)).toMatchObject({ people: ['Ann'], revision: 2 });
  });

  test('several that stand apart are named in the order of their names', () => {
    const three = after(
      entering('c', { people: ['Ann'], reader: 'alone', batch: 'B3' }),
      entering('a', { people: ['Ann'], reader: 'alone', batch: 'B1' }),
      entering('b', { people: ['Ann'], reader: 'alone', batch: 'B2' }),
    );
    expect(batchesApart(three, 'Adams', 'entered-once')).toEqual(['B1', 'B2', 'B3']);
    expect(batchesApart(three, 'Baker', 'entered-once')).toEqual([]);
  });
});

describe('what is kept of a batch', () => {
  test('is who entered it before, by name, once each, and nobody whose entry stands', () => {
    const corrected = after(
      entering('a', { people: ['Cy', 'Ann'] }),
      entering('b', { people: ['Bo', 'Ann'], replaces: ['a'] }),
    );
    expect(findCount(corrected, B1)).toMatchObject({ people: ['Bo', 'Ann'], earlierPeople: ['Cy'] });
    const again = after(
      entering('a', { people: ['Cy', 'Ann'] }),
      entering('b', { people: ['Bo', 'Ann'], replaces: ['a'] }),
      entering('c', { replaces: ['b'] }),
    );
    const found = findCount(again, B1);
    expect(found).toMatchObject({ enteredBy: 'm', earlierPeople: ['Ann', 'Bo', 'Cy'] });
    expect(found && 'people' in found).toBe(false);
    expect(entriesOfBatch(again, B1)).toMatchObject({
      revision: 3,
      earlierPeople: ['Ann', 'Bo', 'Cy'],
      standing: [{ id: 'c' }],
      earlier: ['a', 'b'],
    });
    // Nobody was before the first.
    const first = findCount(after(entering('a', { people: ['Ann'] })), B1);
    expect(first && 'earlierPeople' in first).toBe(false);
  });

  test('is the cards where they were counted, and no cards where they were not', () => {
    const counted = findCount(after(entering('a', { cards: CARDS })), B1);
    expect(counted?.cards).toEqual(CARDS);
    expect(entriesOfBatch(after(entering('a', { cards: CARDS })), B1).standing[0]?.cards).toEqual(CARDS);
    const without = findCount(after(entering('a')), B1);
    expect(without && 'cards' in without).toBe(false);
    expect(entriesOfBatch(after(), B1)).toBe(NOTHING_ENTERED);
    expect(() => asCountedBatch({ ...NOTHING_ENTERED }, 1)).toThrow('an entry stands');
  });
});

test('a log in which entries of a batch stand in the place of one another is not believed', () => {
  const first = entering('a', { replaces: ['b'] });
  expect(() => after(first, entering('b', { replaces: ['a'] }))).toThrow('an entry of a batch stands');
});
