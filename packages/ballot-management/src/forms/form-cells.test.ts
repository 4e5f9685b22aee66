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
    merge({ fields: {}, tables: { seals } }).changedRows.map(({ row: at }) => at);
  expect(without([row('B-1', '1')])).toEqual([2]);
  // The second row in the place of the first would carry the seal of another container.
  expect(without([{ container: 'B-2', position: 'lid', in: '1' }, row('B-2', '1')])).toEqual([1]);
});

test('a seal that is hidden does not move to another place of the same container', () => {
  const seal = (position: string, out: string) => ({ container: 'B-1', position, out });
  const sent = { fields: {}, tables: { seals: [seal('lid', '111'), seal('side', '222'), seal('back', '333')] } };
  const hidden = new Set(['seals.0.out', 'seals.1.out', 'seals.2.out']);
  const typed = (...positions: readonly string[]) => {
    const seals = positions.map((position) => ({ container: 'B-1', position, in: '9' }));
    return withCellsKept({ fields: {}, tables: { seals } }, sent, { withheld: hidden, fixed: hidden });
  };
  // The first row taken out, and one added at the end: the others would each get the seal of the one before.
  expect(typed('side', 'back', 'front').changedRows.map(({ row: at }) => at)).toEqual([1, 2, 3]);
  const { filled, changedRows } = typed('lid', 'side', 'back', 'front');
  expect(changedRows).toEqual([]);
  expect(filled.tables.seals?.map(({ position, out }) => [position, out])).toEqual([
    ['lid', '111'],
    ['side', '222'],
    ['back', '333'],
    ['front', undefined],
  ]);
});

test('a row with a moment stays the same row when the page sends its moment without seconds', () => {
  const sent = { fields: {}, tables: { movements: [{ outAt: '2026-11-05T09:30:41-05:00', cardsOut: 50 }] } };
  const hidden = new Set(['movements.0.cardsOut']);
  const typed = (outAt: string) =>
    withCellsKept({ fields: {}, tables: { movements: [{ outAt, cardsIn: 50 }] } }, sent, {
      withheld: hidden,
      fixed: hidden,
    }).changedRows;
  expect(typed('2026-11-05T09:30:00-05:00')).toEqual([]);
  expect(typed('2026-11-05T09:31:00-05:00')).toEqual([{ table: 'movements', row: 1 }]);
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
