import type { AbsentText, ShownText } from '@plumbline/api';
import type { FilledForm, FormValue } from '@plumbline/ballot-management';

export type ShownValue = Exclude<FormValue, object> | (Extract<FormValue, object> & { readonly absent: AbsentText });

/** What stands in a form as people read it: texts as they were typed, or what became of them. */
export function formShown(
  { fields, tables }: FilledForm,
  texts: ReadonlyMap<string, ShownText>,
): {
  readonly fields: Record<string, ShownValue>;
  readonly tables: Record<string, Record<string, ShownValue>[]>;
} {
  const rowShown = (row: FilledForm['fields']) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, valueShown(value, texts)]));
  return {
    fields: rowShown(fields),
    tables: Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map(rowShown)])),
  };
}

/** One value as people read it. */
export function valueShown(value: FormValue, texts: ReadonlyMap<string, ShownText>): ShownValue {
  if (typeof value !== 'object') return value;
  const shown: ShownText = texts.get(value.digest) ?? { state: 'missing' };
  return shown.state === 'kept' ? shown.text : { digest: value.digest, absent: shown };
}
