import { type FilledForm, type FormValue, isSameValue } from '../forms/filled-form.ts';
import { cellKey } from '../forms/form-cells.ts';
import type { FormDefinition } from '../forms/form-definition.ts';
import type { PersonId } from './nouns.ts';

/**
 * What stood in the typed half of a pair when both halves stood for the first time: whoever typed it had not been shown the other. It stays,
 * whatever is typed after that.
 */
export type FirstTyped = {
  readonly table: string | null;
  /** The row it belongs to now, from 0; null for a field of the form, and for a row that was taken out. */
  readonly row: number | null;
  readonly field: string;
  readonly hidden: string;
  readonly value: FormValue;
  /** What was hidden until then, by which a row is known again. */
  readonly beside: FormValue;
  readonly by: readonly PersonId[];
};

/** What was typed first is not what stands there. `last` is null where it was blanked, or its row taken out. */
export type Retyped = Pick<FirstTyped, 'table' | 'row' | 'field' | 'by'> & {
  readonly first: FormValue;
  readonly last: FormValue | null;
};

type Entered = FilledForm & { readonly typedBy: Readonly<Record<string, readonly PersonId[]>> };

/** What was typed first, after a form was entered once more. Nothing is ever taken away: not with its row, and not by blanking it. */
export function firstTypedAfter(
  pairs: FormDefinition['pairs'],
  known: readonly FirstTyped[],
  { before, entered }: { readonly before: FilledForm; readonly entered: Entered },
): readonly FirstTyped[] {
  return pairs.flatMap(({ table, typed, hidden }) => {
    const left = known.filter((each) => each.table === table && each.field === typed);
    const take = (fits: (one: FirstTyped) => boolean): FirstTyped | undefined => {
      const at = left.findIndex(fits);
      return at < 0 ? undefined : left.splice(at, 1)[0];
    };
    const rows = table === null ? [entered.fields] : (entered.tables[table] ?? []);
    const placeOf = (at: number) => (table === null ? null : at);
    // A row is the one that stood there with the same number; or else that which had this number elsewhere; or else, where its
    // number is new, whatever stood there.
    let found = rows.map((row, at) =>
      take(({ row: place, beside }) => place === placeOf(at) && isSameValue(beside, row[hidden])),
    );
    found = found.map(
      (each, at) =>
        each ?? take(({ beside }) => rows[at]?.[hidden] !== undefined && isSameValue(beside, rows[at]?.[hidden])),
    );
    const stood = table === null ? [before.fields] : (before.tables[table] ?? []);
    found = found.map((each, at) => {
      const beside = rows[at]?.[hidden];
      const isMoved = beside !== undefined && stood.some((row) => isSameValue(row[hidden], beside));
      return each ?? (isMoved ? undefined : take(({ row: place }) => place === placeOf(at)));
    });
    const standing = rows.flatMap((row, at): readonly FirstTyped[] => {
      const [value, beside] = [row[typed], row[hidden]];
      const first = found[at];
      if (first !== undefined) return [{ ...first, row: placeOf(at), beside: beside ?? first.beside }];
      if (value === undefined || beside === undefined) return [];
      const key = table === null ? typed : cellKey(typed, { table, row: at });
      return [{ table, row: placeOf(at), field: typed, hidden, value, beside, by: entered.typedBy[key] ?? [] }];
    });
    return [...standing, ...left.map((each) => ({ ...each, row: null }))];
  });
}

/** Where what was typed first is not what stands there. */
export function retypedIn(firstTyped: readonly FirstTyped[], { fields, tables }: FilledForm): readonly Retyped[] {
  return firstTyped.flatMap(({ table, row, field, by, value }) => {
    const cells = table === null ? fields : row === null ? undefined : tables[table]?.[row];
    const last = cells?.[field];
    return isSameValue(value, last) ? [] : [{ table, row, field, by, first: value, last: last ?? null }];
  });
}
