import {
  type CountProblem,
  type FieldDefinition,
  type FilledForm,
  type FormDefinition,
  type FormValue,
  parseCount,
} from '@plumbline/ballot-management';
import type { Sha256 } from '@plumbline/election';

/**
 * A row as it is typed: every field a text, empty where it is blank. A text that was taken out has its digest under a name of its own, and a moment has what
 * was entered, so that both stay as they are as long as nothing else is typed in their place.
 */
export type RowDraft = Readonly<Record<string, string>>;

/** A form of a ballot room as it is typed. */
export type RoomFormDraft = {
  readonly fields: RowDraft;
  readonly tables: Readonly<Record<string, readonly RowDraft[]>>;
};

/** Something typed that cannot be taken down. `row` is from 0; null for a field of the form itself. */
export type UnreadField = {
  readonly table: string | null;
  readonly row: number | null;
  readonly field: string;
  readonly code: Exclude<CountProblem['code'], 'count-missing'> | 'moment-not-whole';
};

/** What was filled in, as people type it: moments by the clocks of a zone, wherever they were taken down. */
export function draftOfForm(definition: FormDefinition, filled: FilledForm, zone: string): RoomFormDraft {
  const typed = (fields: readonly FieldDefinition[], row: FilledForm['fields']): RowDraft =>
    Object.fromEntries(
      fields.flatMap(({ field, kind }) => {
        const value = row[field];
        const isMoment = kind === 'moment' && typeof value === 'string';
        if (isMoment) {
          return [
            [field, clockIn(zone, value)],
            [asEntered(field), value],
          ];
        }
        if (typeof value !== 'object') return [[field, typedValue(value)]];
        return [
          [field, ''],
          [takenOut(field), value.digest],
        ];
      }),
    );
  return {
    fields: typed(definition.fields, filled.fields),
    tables: Object.fromEntries(
      definition.tables.map(({ table, fields, rowsMin }) => {
        const rows = filled.tables[table] ?? [];
        const missing = Math.max(0, rowsMin - rows.length);
        const blanks = Array.from({ length: missing }, () => ({}));
        return [table, [...rows, ...blanks].map((row) => typed(fields, row))];
      }),
    ),
  };
}

/** The name under which a row keeps the digest of a text that was taken out. */
export function takenOut(field: string): string {
  return `${field} taken out`;
}

/** The name under which a row keeps a moment with the seconds and the offset that it was taken down with. */
function asEntered(field: string): string {
  return `${field} as entered`;
}

function typedValue(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** A row of a table with nothing typed in it yet. */
export function emptyRow(fields: readonly FieldDefinition[]): RowDraft {
  return Object.fromEntries(fields.map(({ field }) => [field, '']));
}

/** What is typed, as it is filled in; blanks are absent, and so is what cannot be read, which is listed besides. */
export function filledOfDraft(
  definition: FormDefinition,
  draft: RoomFormDraft,
  zone: string,
): { readonly filled: FilledForm; readonly unread: readonly UnreadField[] } {
  const unread: UnreadField[] = [];
  const read = (fields: readonly FieldDefinition[], row: RowDraft, place: Pick<UnreadField, 'table' | 'row'>) => {
    const values: Record<string, FormValue> = {};
    for (const { field, kind } of fields) {
      const typed = (row[field] ?? '').trim();
      const digest = row[takenOut(field)];
      // It came with the form, from the log.
      if (typed === '' && digest !== undefined) values[field] = { digest: digest as Sha256 };
      if (typed === '') continue;
      if (kind === 'count') {
        const count = parseCount(typed);
        if (count.ok) values[field] = count.value;
        else if (count.error.code !== 'count-missing') unread.push({ ...place, field, code: count.error.code });
      } else if (kind === 'moment') {
        const moment = momentIn(zone, typed);
        const entered = row[asEntered(field)];
        if (moment === undefined) unread.push({ ...place, field, code: 'moment-not-whole' });
        else values[field] = entered !== undefined && clockIn(zone, entered) === typed ? entered : moment;
      } else values[field] = kind === 'yes-no' ? typed === 'yes' : typed;
    }
    return values;
  };
  const fields = read(definition.fields, draft.fields, { table: null, row: null });
  const tables: Record<string, readonly FilledForm['fields'][]> = {};
  for (const { table, fields: columns } of definition.tables) {
    const rows = (draft.tables[table] ?? []).map((row, at) => read(columns, row, { table, row: at }));
    // A row with nothing in it was never begun.
    tables[table] = rows.filter(
      (row, at) => Object.keys(row).length > 0 || isTyped(columns, draft.tables[table]?.[at]),
    );
  }
  return { filled: { fields, tables }, unread };
}

function isTyped(columns: readonly FieldDefinition[], row: RowDraft = {}): boolean {
  return columns.some(({ field }) => (row[field] ?? '').trim() !== '');
}

/** What a clock of a zone shows at a moment that a clock of any zone has taken down, to the minute. */
export function clockIn(zone: string, moment: string): string {
  const at = Date.parse(moment);
  // Entered before it was looked whether any clock shows it.
  if (Number.isNaN(at)) return moment.slice(0, 16);
  return new Date(at + offsetAt(zone, at) * 60_000).toISOString().slice(0, 16);
}

/** The moment that a clock of a zone shows, with the offset in force: `2026-11-03T20:58` in New York is `…T20:58:00-05:00`. */
export function momentIn(zone: string, typed: string): string | undefined {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)$/.exec(typed);
  if (found === null) return undefined;
  const asUtc = Date.parse(`${typed}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset of the moment itself: looked up at a first guess, and again at what that gives.
  const first = offsetAt(zone, asUtc);
  const offset = offsetAt(zone, asUtc - first * 60_000);
  const sign = offset < 0 ? '-' : '+';
  const digits = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(offset);
  return `${typed}:00${sign}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const said = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /^GMT([+-])(\d\d):(\d\d)$/.exec(said);
  if (found === null) return 0;
  const [, sign, hours, minutes] = found;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** The name of a field on the page, by which an error summary finds it. */
export function fieldName(table: string | null, row: number | null, field: string): string {
  return table === null ? `form-${field}` : `form-${table}-${row ?? 0}-${field}`;
}
