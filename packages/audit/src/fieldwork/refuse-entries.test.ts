import { expect, test } from 'vitest';
import type { Entries, Standing } from '../state/standing-entries.ts';
import { refuseEntries } from './refuse-entries.ts';

/* More entries of a unit than people can settle are refused, at 20 that stand, 100 that are awaited and 500 that have arrived. */

type Said = { readonly said: string };

function entries(of: {
  readonly standing: number;
  readonly awaited?: number;
  readonly arrived?: number;
}): Entries<Said> {
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, place) => `${kind}${place}`);
  const standing = ids('s', of.standing).map((id): Standing<Said> => ({ id, said: '', made: null }));
  return { revision: of.arrived ?? of.standing, standing, earlier: [], awaited: ids('a', of.awaited ?? 0) };
}

const BEFORE = entries({ standing: 1 });
const TOO_MANY = { code: 'too-many-entries', unit: 'B1' };

test.each([
  ['20 stand', entries({ standing: 20 }), undefined],
  ['21 stand', entries({ standing: 21 }), TOO_MANY],
  ['100 are awaited', entries({ standing: 1, awaited: 100 }), undefined],
  ['101 are awaited', entries({ standing: 1, awaited: 101 }), TOO_MANY],
  ['500 have arrived', entries({ standing: 1, arrived: 500 }), undefined],
  ['501 have arrived', entries({ standing: 1, arrived: 501 }), TOO_MANY],
  ['none would stand', entries({ standing: 0, arrived: 2 }), { code: 'entries-in-circle', unit: 'B1' }],
])('where %s', (_, after, refusal) => {
  expect(refuseEntries(BEFORE, after, 'B1')).toEqual(refusal);
});

test('an entry that leaves fewer is always taken, and one that leaves as many is not', () => {
  const before = entries({ standing: 25, awaited: 200, arrived: 600 });
  expect(refuseEntries(before, entries({ standing: 24, awaited: 200, arrived: 601 }), 'B1')).toBeUndefined();
  expect(refuseEntries(before, entries({ standing: 25, awaited: 200, arrived: 601 }), 'B1')).toEqual(TOO_MANY);
});
