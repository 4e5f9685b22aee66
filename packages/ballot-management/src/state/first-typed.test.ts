import { expect, test } from 'vitest';
import type { FilledForm } from '../forms/filled-form.ts';
import { type FirstTyped, firstTypedAfter, retypedIn } from './first-typed.ts';

const COUNTED = [{ table: null, typed: 'counted', hidden: 'declared' }] as const;
const READ = [{ table: 'seals', typed: 'in', hidden: 'out' }] as const;

/** What differs from what was typed first, after each of these was entered in turn by rick. */
function retyped(pairs: typeof COUNTED | typeof READ, ...entered: readonly FilledForm[]) {
  let known: readonly FirstTyped[] = [];
  let before: FilledForm = { fields: {}, tables: {} };
  for (const each of entered) {
    known = firstTypedAfter(pairs, known, { before, entered: { ...each, typedBy: BY_RICK } });
    before = each;
  }
  return retypedIn(known, before).map(({ row, first, last: now, by }) => [row, first, now, by[0]]);
}

const BY_RICK = { counted: ['rick'], 'seals.0.in': ['rick'], 'seals.1.in': ['rick'], 'seals.2.in': ['rick'] };
const counts = (fields: FilledForm['fields']): FilledForm => ({ fields, tables: {} });
const seals = (...rows: readonly (readonly [string, string?])[]): FilledForm => {
  const row = ([out, read]: readonly [string, string?]): FilledForm['fields'] =>
    read === undefined ? { out } : { out, in: read };
  return { fields: {}, tables: { seals: rows.map(row) } };
};

test('what was typed before the other number was shown stays, whatever is typed after it', () => {
  const sent = counts({ declared: 777 });
  const both = (counted: number) => counts({ declared: 777, counted });
  expect(retyped(COUNTED, sent, both(777))).toEqual([]);
  expect(retyped(COUNTED, sent, both(1), both(777))).toEqual([[null, 1, 777, 'rick']]);
  expect(retyped(COUNTED, sent, both(1), sent, both(777))).toEqual([[null, 1, 777, 'rick']]);
  expect(retyped(COUNTED, sent, both(1), sent)).toEqual([[null, 1, null, 'rick']]);
  // What is corrected before there is anything to see was typed blind as well.
  expect(retyped(COUNTED, counts({ counted: 7 }), counts({ counted: 8 }), both(8))).toEqual([]);
  expect(retyped(COUNTED, counts({ counted: 7 }), both(7), both(777))).toEqual([[null, 7, 777, 'rick']]);
});

test('in a table it stays with its row, also when rows before it are taken out', () => {
  const read = seals(['111', '111'], ['222', '9'], ['333']);
  expect(retyped(READ, read, seals(['111', '111'], ['222', '222'], ['333', '333']))).toEqual([[1, '9', '222', 'rick']]);
  expect(retyped(READ, read, seals(['222', '222'], ['333', '333']))).toEqual([
    [0, '9', '222', 'rick'],
    [null, '111', null, 'rick'],
  ]);
  // Whoever sent corrects their own number: it is the same row.
  const corrected = seals(['111', '111'], ['224', '9'], ['333']);
  expect(retyped(READ, read, corrected, seals(['111', '111'], ['224', '224'], ['333']))).toEqual([
    [1, '9', '224', 'rick'],
  ]);
  // A row that is taken out and typed again brings its first value back.
  const again = seals(['111', '111'], ['333', '333'], ['222', '222']);
  expect(retyped(READ, read, seals(['111', '111'], ['333']), again)).toEqual([[2, '9', '222', 'rick']]);
});
