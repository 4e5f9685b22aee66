import { expect, test } from 'vitest';
import { withCellsKept } from './form-cells.ts';
import { FORMS } from './forms.ts';

const before = {
  fields: { declared: 610, purpose: 'to the centre' },
  tables: {
    seals: [
      { container: 'B-1', position: 'front', out: '0088141' },
      { container: 'B-2', position: 'front', out: '0088142' },
    ],
  },
};
const withheld = new Set(['declared', 'seals.0.out', 'seals.1.out']);
const merge = (entered: Parameters<typeof withCellsKept>[0]) =>
  withCellsKept(entered, before, { withheld, fixed: withheld });
const row = (container: string, read: string) => ({ container, position: 'front', in: read });

test('what somebody was not shown stays when they enter the rest', () => {
  const seals = [row('B-1', '0088141'), row('B-2', '0088143'), row('B-3', '0088144')];
  const { filled, problems } = merge({ fields: { purpose: 'to the centre', counted: 609 }, tables: { seals } });
  expect(problems).toEqual([]);
  expect(filled.fields).toEqual({ purpose: 'to the centre', counted: 609, declared: 610 });
  expect(filled.tables.seals?.map(({ out }) => out)).toEqual(['0088141', '0088142', undefined]);
});

test('nobody writes over it, right or wrong, or takes out the row in which it stands', () => {
  for (const declared of [610, 609]) {
    expect(merge({ fields: { declared }, tables: before.tables }).problems).toContainEqual({
      table: null,
      row: null,
      field: 'declared',
      why: 'unfit',
    });
  }
  const without = (seals: readonly ReturnType<typeof row>[]) =>
    merge({ fields: {}, tables: { seals } }).problems.map(({ row: at, why }) => [at, why]);
  expect(without([row('B-1', '1')])).toEqual([[2, 'missing']]);
  // The second row in the place of the first would carry the seal of another container.
  expect(without([{ container: 'B-2', position: 'lid', in: '1' }, row('B-2', '1')])).toEqual([[1, 'missing']]);
});

test('what may be typed anew is', () => {
  const { filled, problems } = withCellsKept({ fields: { declared: 5 }, tables: before.tables }, before, {
    withheld,
    fixed: new Set(),
  });
  expect(problems).toEqual([]);
  expect(filled.fields.declared).toBe(5);
});

test.each(FORMS.map((definition) => [definition.form, definition] as const))(
  '%s hides what was sent behind something that is typed without it',
  (_, { fields, tables, pairs }) => {
    for (const { table, typed, hidden } of pairs) {
      const columns = table === null ? fields : (tables.find((each) => each.table === table)?.fields ?? []);
      expect(columns.find(({ field }) => field === typed)?.isBlind).toBe(true);
      expect(columns.find(({ field }) => field === hidden)?.isBlind).toBe(false);
    }
  },
);
