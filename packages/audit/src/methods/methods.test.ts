import { expect, test } from 'vitest';
import type { AuditMethod } from './audit-method.ts';
import {
  batchMethodOf,
  cardMethodOf,
  comparisonMethodOf,
  countMethodOf,
  discrepancyOf,
  METHODS,
  methodOfAnyDraws,
  strataMethodOf,
} from './methods.ts';

/* An audit is measured by its own method, and by none that is for other evidence. */

const READERS = { cardMethodOf, batchMethodOf, comparisonMethodOf, countMethodOf, strataMethodOf } as const;
const READ_BY: readonly (readonly [AuditMethod, keyof typeof READERS])[] = [
  ['bravo', 'cardMethodOf'],
  ['minerva', 'cardMethodOf'],
  ['providence', 'cardMethodOf'],
  ['macro', 'batchMethodOf'],
  ['super-simple', 'comparisonMethodOf'],
  ['full-count', 'countMethodOf'],
  ['suite', 'strataMethodOf'],
];

test.each(READ_BY)('%s is read by %s alone', (method, reader) => {
  for (const [name, read] of Object.entries(READERS)) {
    if (name === reader) expect(read({ method })).toBe(METHODS[method]);
    else expect(() => read({ method })).toThrow(method);
  }
});

test('draws that nobody planned are measured by a method that holds after every draw', () => {
  expect(METHODS.bravo).toMatchObject({ holds: 'after-every-draw' });
  // Minerva and Providence hold at the ends of planned rounds only (Zagórski et al. 2021, Broadrick et al. 2022).
  expect(
    ['bravo', 'minerva', 'providence'].map((method) => methodOfAnyDraws({ method: method as AuditMethod })),
  ).toEqual(['bravo', 'bravo', 'bravo']);
  expect(() => methodOfAnyDraws({ method: 'macro' })).toThrow('macro');
});

test('single cards have errors where they are compared, in all strata or in one', () => {
  for (const method of ['super-simple', 'suite'] as const) expect(discrepancyOf({ method })).toBeTypeOf('function');
  for (const method of ['bravo', 'minerva', 'providence', 'macro', 'full-count'] as const) {
    expect(() => discrepancyOf({ method })).toThrow(method);
  }
});
