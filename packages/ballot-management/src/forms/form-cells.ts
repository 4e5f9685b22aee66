import type { FieldProblem, FilledForm, FormValue } from './filled-form.ts';
import { isSameValue } from './filled-form.ts';

/* The cells of a form: one field, or one field of one row. */

/** The key of a cell: a field by its name, a field of a row with its table and its place from 0. */
export function cellKey(field: string, inRow?: { readonly table: string; readonly row: number }): string {
  return inRow === undefined ? field : `${inRow.table}.${inRow.row}.${field}`;
}

/** Every cell of a form that is not blank, by its key. */
export function cellsOf({ fields, tables }: FilledForm): ReadonlyMap<string, FormValue> {
  const cells = new Map(Object.entries(fields));
  for (const [table, rows] of Object.entries(tables)) {
    for (const [row, values] of rows.entries()) {
      for (const [field, value] of Object.entries(values)) cells.set(cellKey(field, { table, row }), value);
    }
  }
  return cells;
}

/** A form without some of its cells: they are blank in it. */
export function withoutCells({ fields, tables }: FilledForm, isLeftOut: (key: string) => boolean): FilledForm {
  const kept = (row: FilledForm['fields'], keyOf: (field: string) => string) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !isLeftOut(keyOf(field))));
  return {
    fields: kept(fields, (field) => field),
    tables: Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        table,
        rows.map((values, row) => kept(values, (field) => cellKey(field, { table, row }))),
      ]),
    ),
  };
}

/**
 * A form as it is after somebody entered it who was not shown some of its cells: what they left blank stays. `fixed` are those that are not
 * theirs to write over. A row keeps such cells only while everything else that stood in it stands there still, in the same place: otherwise
 * what is hidden would come to stand beside something that it was never said of. `changedRows` are those that do not.
 */
export function withCellsKept(
  entered: FilledForm,
  before: FilledForm,
  { withheld, fixed }: { readonly withheld: ReadonlySet<string>; readonly fixed: ReadonlySet<string> },
): {
  readonly filled: FilledForm;
  readonly problems: readonly FieldProblem[];
  /** Rows of `before`, from 1, that are not what they were and hold something hidden. */
  readonly changedRows: readonly { readonly table: string; readonly row: number }[];
} {
  const problems: FieldProblem[] = [];
  const changedRows: { readonly table: string; readonly row: number }[] = [];
  const merged = (
    row: FilledForm['fields'],
    stood: FilledForm['fields'],
    place: Pick<FieldProblem, 'table' | 'row'>,
    keyOf: (field: string) => string,
  ): FilledForm['fields'] => {
    const kept: Record<string, FormValue> = {};
    for (const [field, value] of Object.entries(stood)) {
      if (!withheld.has(keyOf(field))) continue;
      if (row[field] === undefined) kept[field] = value;
      else if (fixed.has(keyOf(field))) problems.push({ ...place, field, why: 'unfit' });
    }
    return { ...row, ...kept };
  };
  const fields = merged(entered.fields, before.fields, { table: null, row: null }, (field) => field);
  const tables: Record<string, readonly FilledForm['fields'][]> = { ...entered.tables };
  for (const [table, stood] of Object.entries(before.tables)) {
    const rows = [...(entered.tables[table] ?? [])];
    for (const [at, old] of stood.entries()) {
      const keyOf = (field: string) => cellKey(field, { table, row: at });
      const row = rows[at];
      const hidden = Object.keys(old).filter((field) => withheld.has(keyOf(field)));
      // Whoever types every hidden cell of a row anew carries nothing over.
      if (hidden.every((field) => !fixed.has(keyOf(field)) && row?.[field] !== undefined)) continue;
      const shown = Object.entries(old).filter(([field]) => !hidden.includes(field));
      const isSameRow = row !== undefined && shown.every(([name, each]) => isShownSame(row[name], each));
      if (isSameRow) rows[at] = merged(row, old, { table, row: at + 1 }, keyOf);
      else changedRows.push({ table, row: at + 1 });
    }
    if (rows.length > 0) tables[table] = rows;
  }
  return { filled: { fields, tables }, problems, changedRows };
}

/** A moment is shown and typed to the minute. */
const CLOCK = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function isShownSame(typed: FormValue | undefined, stood: FormValue): boolean {
  if (typeof typed !== 'string' || typeof stood !== 'string') return isSameValue(typed, stood);
  return typed === stood || (CLOCK.test(stood) && CLOCK.exec(typed)?.[0] === CLOCK.exec(stood)?.[0]);
}
