import { digestOfText, type SaltedText } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { FieldProblem, FilledForm, FormValue } from './filled-form.ts';
import type { FieldDefinition, FormDefinition } from './form-definition.ts';

/* What people type in their own words lies beside the log, which holds its salted digest. Names and numbers that checks and figures read stand in it. */

/** A form as somebody enters it: texts with the salt that hides them. A digest leaves the text that stands there as it is. */
export type EnteredForm = {
  readonly fields: Readonly<Record<string, FormValue | SaltedText>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, FormValue | SaltedText>>[]>>;
};

/** Whether a field takes words that somebody makes up, and no name that a check reads. */
export function isFreeText({ kind, choices }: Pick<FieldDefinition, 'kind' | 'choices'>): boolean {
  return (kind === 'text' || kind === 'seals') && choices === null;
}

/** The digests of the texts of a form, each once. */
export function digestsOfForm({ fields, tables }: FilledForm): readonly Sha256[] {
  const rows = [fields, ...Object.values(tables).flat()];
  return [...new Set(rows.flatMap((row) => Object.values(row).flatMap((value) => digestOf(value) ?? [])))];
}

/** The digests of the texts of a form that name seals, each once. */
export function digestsOfSeals(definition: FormDefinition, { fields, tables }: FilledForm): readonly Sha256[] {
  const inRow = (definitions: readonly FieldDefinition[], row: FilledForm['fields']) =>
    definitions.flatMap(({ field, kind }) => (kind === 'seals' ? (digestOf(row[field]) ?? []) : []));
  const ofTables = definition.tables.flatMap(({ table, fields: columns }) =>
    (tables[table] ?? []).flatMap((row) => inRow(columns, row)),
  );
  return [...new Set([...inRow(definition.fields, fields), ...ofTables])];
}

/**
 * What was typed, with every text salted. One that stands in the same field of the version before keeps its salt, so that its digest says that
 * nobody changed it: `kept` gives the text of a digest, and nothing where it is not there any more.
 */
export function saltedForm(
  definition: FormDefinition,
  typed: FilledForm,
  texts: {
    readonly before: FilledForm | undefined;
    readonly kept: (digest: Sha256) => SaltedText | undefined;
    readonly salt: (text: string) => SaltedText;
  },
): EnteredForm {
  const { before, kept, salt } = texts;
  const saltRow = (
    definitions: readonly FieldDefinition[],
    row: FilledForm['fields'],
    stoodIn: (field: string) => readonly SaltedText[],
  ) => {
    const free = new Set(definitions.filter(isFreeText).map(({ field }) => field));
    return Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        if (typeof value !== 'string' || !free.has(field)) return [field, value];
        return [field, stoodIn(field).find(({ text }) => text === value) ?? salt(value)];
      }),
    );
  };
  const textsIn = (rows: readonly FilledForm['fields'][], field: string) =>
    rows.flatMap((row) => {
      const digest = digestOf(row[field]);
      return digest === undefined ? [] : (kept(digest) ?? []);
    });
  const tables = Object.entries(typed.tables).map(([name, rows]) => {
    const columns = definition.tables.find(({ table }) => table === name)?.fields ?? [];
    const stood = before?.tables[name] ?? [];
    // Rows move up when one before them is taken out: the text of the same row first, then that of any.
    const salted = rows.map((row, at) => saltRow(columns, row, (field) => textsIn([stood[at] ?? {}, ...stood], field)));
    return [name, salted] as const;
  });
  return {
    fields: saltRow(definition.fields, typed.fields, (field) => textsIn([before?.fields ?? {}], field)),
    tables: Object.fromEntries(tables),
  };
}

/**
 * A form as the log says it: of each text its digest. A digest that was given has to be that of a text which stands in the same field or column of the
 * version before; `strange` names the fields where it is not.
 */
export function formInLog(
  definition: FormDefinition,
  entered: EnteredForm,
  before: FilledForm,
): { readonly filled: FilledForm; readonly strange: readonly FieldProblem[] } {
  const strange: FieldProblem[] = [];
  const rowInLog = (
    definitions: readonly FieldDefinition[],
    row: EnteredForm['fields'],
    { stood, ...place }: Pick<FieldProblem, 'table' | 'row'> & { readonly stood: readonly FilledForm['fields'][] },
  ): FilledForm['fields'] => {
    const free = new Set(definitions.filter(isFreeText).map(({ field }) => field));
    return Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        const isText = free.has(field);
        assert(!isText || typeof value !== 'string', 'a text is salted before anything is decided', field);
        if (typeof value !== 'object') return [field, value];
        const digest = 'salt' in value ? digestOfText(value) : value.digest;
        const isKnown = isText && ('salt' in value || stood.some((each) => digestOf(each[field]) === digest));
        if (!isKnown) strange.push({ ...place, field, why: 'unfit' });
        return [field, { digest }];
      }),
    );
  };
  const tables = Object.entries(entered.tables).map(([name, rows]) => {
    const columns = definition.tables.find(({ table }) => table === name)?.fields ?? [];
    const stood = before.tables[name] ?? [];
    return [name, rows.map((row, at) => rowInLog(columns, row, { table: name, row: at + 1, stood }))] as const;
  });
  const filled = {
    fields: rowInLog(definition.fields, entered.fields, { table: null, row: null, stood: [before.fields] }),
    tables: Object.fromEntries(tables),
  };
  return { filled, strange };
}

function digestOf(value: FormValue | undefined): Sha256 | undefined {
  return typeof value === 'object' ? value.digest : undefined;
}
