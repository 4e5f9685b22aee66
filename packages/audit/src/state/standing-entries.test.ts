import { describe, expect, test } from 'vitest';
import {
  afterOneMore,
  type Entries,
  entriesFrom,
  hasArrived,
  NOTHING_ENTERED,
  type Reading,
  standAmong,
  trailOf,
} from './standing-entries.ts';

/*
 * Entries of one unit, each with the number that it says. A tablet and a phone make them; some are recorded without a device. `2>1` is
 * the second, in the place of the first.
 */

type Said = { readonly says: number };
type Reader = 'first' | 'second';

const READING: Reading<Said, Reader> = {
  isAlike: (one, other) => one.says === other.says,
  isReadByBoth: (standing) => new Set(standing.map(({ reader }) => reader)).size === 2,
};

const made = (number: number) => ({ device: 'tablet', number, enteredAt: '2026-11-05T10:00:00.000Z' });

function arrive(
  before: Entries<Said, Reader>,
  id: string,
  { says = 7, replaces = [], reader }: { says?: number; replaces?: readonly string[]; reader?: Reader } = {},
): Entries<Said, Reader> {
  const entry = { id, replaces, ...made(1), ...(reader && { reader }) };
  return afterOneMore(before, { said: { says }, entry }, READING);
}
/** What somebody records who has seen all there is. */
const recorded = (before: Entries<Said, Reader>, says = 7) =>
  afterOneMore(before, { said: { says }, entry: undefined }, READING);

const idsOf = ({ standing }: Entries<Said, Reader>) => standing.map(({ id }) => id);
const inShort = (entries: Entries<Said, Reader>) => ({
  arrived: entries.revision,
  stands: idsOf(entries),
  earlier: entries.earlier,
  awaited: entries.awaited,
});

describe('what stands', () => {
  test('is every entry that no other names, in the order of the names and not of arrival', () => {
    const three = arrive(arrive(arrive(NOTHING_ENTERED, 'c'), 'a'), 'b');
    expect(inShort(three)).toEqual({ arrived: 3, stands: ['a', 'b', 'c'], earlier: [], awaited: [] });
    const settled = arrive(three, 'd', { replaces: ['c', 'a'] });
    expect(inShort(settled)).toEqual({ arrived: 4, stands: ['b', 'd'], earlier: ['a', 'c'], awaited: [] });
  });

  test('is not an entry that was named before it arrived', () => {
    const early = arrive(NOTHING_ENTERED, 'b', { replaces: ['z', 'a'] });
    expect(inShort(early)).toEqual({ arrived: 1, stands: ['b'], earlier: [], awaited: ['a', 'z'] });
    const late = arrive(early, 'a');
    expect(inShort(late)).toEqual({ arrived: 2, stands: ['b'], earlier: ['a'], awaited: ['z'] });
    // It named another itself, which stands no more either.
    const chain = arrive(arrive(arrive(NOTHING_ENTERED, 'c', { replaces: ['b'] }), 'a'), 'b', { replaces: ['a'] });
    expect(inShort(chain)).toEqual({ arrived: 3, stands: ['c'], earlier: ['a', 'b'], awaited: [] });
  });

  test('an entry that names one in whose place another stands already waits for nothing', () => {
    const two = arrive(arrive(NOTHING_ENTERED, 'a'), 'b', { replaces: ['a'] });
    expect(inShort(arrive(two, 'c', { replaces: ['a'] }))).toEqual({
      arrived: 3,
      stands: ['b', 'c'],
      earlier: ['a'],
      awaited: [],
    });
  });

  test('whoever records without a device stands in the place of all that stood', () => {
    const two = arrive(arrive(NOTHING_ENTERED, 'a'), 'b');
    expect(inShort(recorded(two, 9))).toEqual({
      arrived: 3,
      stands: ['recorded-3'],
      earlier: ['a', 'b'],
      awaited: [],
    });
    expect(recorded(two, 9).standing).toEqual([{ id: 'recorded-3', says: 9, made: null }]);
  });

  test('an entry is recorded once', () => {
    const one = arrive(NOTHING_ENTERED, 'a');
    expect(() => arrive(one, 'a')).toThrow('recorded once');
    expect(() => arrive(arrive(one, 'b', { replaces: ['a'] }), 'a')).toThrow('recorded once');
    expect([hasArrived(one, 'a'), hasArrived(one, 'b')]).toEqual([true, false]);
    expect(hasArrived(arrive(one, 'b', { replaces: ['a'] }), 'a')).toBe(true);
    // One that is awaited has not arrived.
    expect(hasArrived(arrive(NOTHING_ENTERED, 'b', { replaces: ['a'] }), 'a')).toBe(false);
  });

  test('keeps how it was made, where a device made it', () => {
    expect(arrive(NOTHING_ENTERED, 'a').standing).toEqual([{ id: 'a', says: 7, made: made(1) }]);
    expect(arrive(NOTHING_ENTERED, 'a', { reader: 'first' }).standing).toEqual([
      { id: 'a', says: 7, made: made(1), reader: 'first' },
    ]);
  });
});

describe('how a unit stands', () => {
  const stand = (entries: Entries<Said, Reader>) => standAmong(entries, READING);
  const once = arrive(NOTHING_ENTERED, 'a', { reader: 'first' });

  test('where it is entered once: audited by one entry, contested by two, also by two that say the same', () => {
    expect(stand(NOTHING_ENTERED)).toBe('not-entered');
    expect(stand(arrive(NOTHING_ENTERED, 'a'))).toBe('audited');
    expect(stand(arrive(arrive(NOTHING_ENTERED, 'a'), 'b'))).toBe('contested');
  });

  test('where it is entered twice: audited by two alike, contested by two that are not', () => {
    expect(stand(once)).toBe('entered-once');
    expect(stand(arrive(once, 'b', { reader: 'first', says: 8 }))).toBe('entered-once');
    expect(stand(arrive(once, 'b', { reader: 'second' }))).toBe('audited');
    expect(stand(arrive(once, 'b', { reader: 'second', says: 8 }))).toBe('contested');
    const third = arrive(arrive(once, 'b', { reader: 'second' }), 'c', { reader: 'second', says: 8 });
    expect(stand(third)).toBe('contested');
  });

  test('entries that were not alike stay known once others stand in their place, each time that it was so', () => {
    const unlike = arrive(once, 'b', { reader: 'second', says: 8 });
    expect('differed' in unlike).toBe(false);
    const again = arrive(unlike, 'c', { reader: 'second', says: 9, replaces: ['b'] });
    expect(again.differed?.map((time) => time.map(({ id }) => id))).toEqual([['a', 'b']]);
    const alike = arrive(again, 'd', { reader: 'second', replaces: ['c'] });
    expect(alike.differed?.map((time) => time.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    // One more beside them leaves nothing behind.
    expect(arrive(unlike, 'c', { reader: 'first', says: 8 }).differed).toBeUndefined();
    // Two that were alike leave nothing to know, and neither do entries of units that are entered once.
    const same = arrive(once, 'b', { reader: 'second' });
    expect(arrive(same, 'c', { reader: 'second', says: 8, replaces: ['b'] }).differed).toBeUndefined();
    const plain = arrive(arrive(NOTHING_ENTERED, 'a'), 'b', { says: 8 });
    expect(arrive(plain, 'c', { replaces: ['a', 'b'] }).differed).toBeUndefined();
  });
});

describe('what is kept of a unit that counts', () => {
  const there = (entries: Entries<Said, Reader>) => {
    const [first] = entries.standing;
    const trail = trailOf(entries);
    return entriesFrom<Said, Reader>({ says: first?.says ?? -1 }, { revision: entries.revision, trail });
  };

  test('is nothing but what was seen, where no device made any of it', () => {
    const one = recorded(NOTHING_ENTERED);
    expect(trailOf(one)).toBeUndefined();
    expect(trailOf(recorded(recorded(one)))).toBeUndefined();
    expect(there(recorded(recorded(one, 8), 9))).toEqual(recorded(recorded(one, 8), 9));
    let eleven: Entries<Said, Reader> = NOTHING_ENTERED;
    for (let time = 1; time <= 11; time += 1) eleven = recorded(eleven, time);
    // In the order of the names: the tenth comes before the second.
    expect(eleven.earlier.slice(0, 3)).toEqual(['recorded-1', 'recorded-10', 'recorded-2']);
    expect(there(eleven)).toEqual(eleven);
  });

  test.each<[string, Entries<Said, Reader>]>([
    ['an entry of a device', arrive(NOTHING_ENTERED, 'a')],
    [
      'an entry of a device that stands in the place of others',
      arrive(arrive(NOTHING_ENTERED, 'a'), 'b', { replaces: ['a'] }),
    ],
    ['one that was recorded after a device', recorded(arrive(NOTHING_ENTERED, 'a'))],
    ['one that waits for another', arrive(NOTHING_ENTERED, 'b', { replaces: ['a'] })],
    ['two alike', arrive(arrive(NOTHING_ENTERED, 'a', { reader: 'first' }), 'b', { reader: 'second' })],
    [
      'two that came to be alike',
      arrive(arrive(arrive(NOTHING_ENTERED, 'a', { reader: 'first' }), 'b', { reader: 'second', says: 8 }), 'c', {
        reader: 'second',
        replaces: ['b'],
      }),
    ],
  ])('is enough to go on from: %s', (_, entries) => {
    expect(trailOf(entries)).toBeDefined();
    expect(there(entries)).toEqual(entries);
  });

  test('names the entries that say the same beside the one that counts', () => {
    const both = arrive(arrive(NOTHING_ENTERED, 'a', { reader: 'first' }), 'b', { reader: 'second' });
    expect(trailOf(both)).toEqual({
      id: 'a',
      made: made(1),
      earlier: [],
      awaited: [],
      reader: 'first',
      beside: [{ id: 'b', says: 7, made: made(1), reader: 'second' }],
    });
    expect(trailOf(arrive(NOTHING_ENTERED, 'a'))).toEqual({ id: 'a', made: made(1), earlier: [], awaited: [] });
    // Nothing is kept of a unit that nobody entered.
    expect(() => trailOf(NOTHING_ENTERED)).toThrow('an entry stands');
  });

  test('a recorded entry that waits for one of a device keeps it', () => {
    const waits = { ...recorded(NOTHING_ENTERED), awaited: ['a'] };
    expect(trailOf(waits)).toEqual({ id: 'recorded-1', made: null, earlier: [], awaited: ['a'] });
  });
});
