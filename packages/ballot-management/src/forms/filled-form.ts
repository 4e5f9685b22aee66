import type { Sha256 } from '@plumbline/election';
import { assertNever } from '@plumbline/prelude';
import type { CountSource } from '../accounting/count-source.ts';
import { type Instant, isDay, millisecondsOf, minutesBetween } from '../units/instant.ts';
import type { ComputedLine, FieldDefinition, FormDefinition, FormId, Rule, Sum } from './form-definition.ts';

/** What stands in one field. Of a text that somebody typed the log has the digest; earlier entries have the text itself. */
export type FormValue = string | number | boolean | { readonly digest: Sha256 };

/** What stands in a form: its fields by name, and its tables row by row. A blank field is absent. */
export type FilledForm = {
  readonly fields: Readonly<Record<string, FormValue>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, FormValue>>[]>>;
};

type Row = FilledForm['fields'];

/** Whether two versions say the same in a field: of texts, by their digests. */
export function isSameValue(a: FormValue | undefined, b: FormValue | undefined): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.digest === b.digest : a === b;
}

/** What does not fit a form. `row` is from 1; null for a field of the form itself. */
export type FieldProblem = {
  readonly table: string | null;
  readonly row: number | null;
  readonly field: string;
  readonly why: 'missing' | 'unknown' | 'unfit' | 'too-few-rows';
};

/** Whether somebody of this identifier is enrolled in the room: a form names people by nothing else. */
export type IsEnrolled = (person: string) => boolean;

/** What is missing or cannot stand where it stands; in a draft blanks are no problem. */
export function fieldProblems(
  definition: FormDefinition,
  filled: FilledForm,
  isDraft = false,
  isEnrolled: IsEnrolled = () => true,
): readonly FieldProblem[] {
  const asked = { isDraft, isEnrolled };
  const found = problemsOfRow(definition.fields, filled.fields, { table: null, row: null }, asked);
  for (const { table, fields, rowsMin } of definition.tables) {
    const rows = filled.tables[table] ?? [];
    if (!isDraft && rows.length < rowsMin) found.push({ table, row: null, field: table, why: 'too-few-rows' });
    for (const [at, row] of rows.entries()) found.push(...problemsOfRow(fields, row, { table, row: at + 1 }, asked));
  }
  const tables = new Set(definition.tables.map(({ table }) => table));
  for (const table of Object.keys(filled.tables)) {
    if (!tables.has(table)) found.push({ table, row: null, field: table, why: 'unknown' });
  }
  return found;
}

function problemsOfRow(
  definitions: readonly FieldDefinition[],
  row: Row,
  place: Pick<FieldProblem, 'table' | 'row'>,
  { isDraft, isEnrolled }: { readonly isDraft: boolean; readonly isEnrolled: IsEnrolled },
): FieldProblem[] {
  const found: FieldProblem[] = [];
  const known = new Map(definitions.map((each) => [each.field, each]));
  for (const field of Object.keys(row)) if (!known.has(field)) found.push({ ...place, field, why: 'unknown' });
  for (const definition of definitions) {
    const { field, isRequired } = definition;
    const value = Object.hasOwn(row, field) ? row[field] : undefined;
    if (value === undefined) {
      if (isRequired && !isDraft) found.push({ ...place, field, why: 'missing' });
    } else if (!fits(definition, value, isEnrolled)) found.push({ ...place, field, why: 'unfit' });
  }
  return found;
}

/** Names and numbers are short, and one line: what is longer is a text. */
const NAME = /^\P{C}{1,100}$/u;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/;

function fits({ kind, choices }: FieldDefinition, value: FormValue, isEnrolled: IsEnrolled): boolean {
  switch (kind) {
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'yes-no':
      return typeof value === 'boolean';
    case 'moment':
      return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'person':
      return typeof value === 'string' && isEnrolled(value);
    case 'name':
      return typeof value === 'string' && NAME.test(value);
    case 'seals':
    case 'text':
      if (typeof value === 'object') return choices === null;
      return typeof value === 'string' && (choices === null || choices.includes(value));
    case 'seal':
      return typeof value === 'string' && (choices === null || choices.includes(value));
    default:
      return assertNever(kind);
  }
}

/** A figure of a form; null while one of its parts is blank. */
export type LineValue = { readonly value: number | null; readonly sources: readonly CountSource[] };

/** The value of a sum. What is blank makes it unknown, except a field that may stay blank. */
export function valueOfSum(definition: FormDefinition, filled: FilledForm, sum: Sum): LineValue {
  let value: number | null = 0;
  const sources = new Set<CountSource>();
  for (const { name, sign } of sum) {
    const part = valueOfName(definition, filled, name);
    for (const source of part.sources) sources.add(source);
    value = value === null || part.value === null ? null : value + sign * part.value;
  }
  return { value, sources: [...sources] };
}

/** The value of a field, a computed line, or the sum of a column (`tabulators.tabulated`). */
export function valueOfName(definition: FormDefinition, filled: FilledForm, name: string): LineValue {
  const line = definition.computed.find((each) => each.line === name);
  if (line !== undefined) return valueOfSum(definition, filled, line.sum);
  const [table, column] = name.split('.');
  if (column === undefined) return valueOfField(definition.fields, filled.fields, name);
  const known = definition.tables.find((each) => each.table === table);
  let value: number | null = 0;
  const sources = new Set<CountSource>();
  for (const row of filled.tables[table ?? ''] ?? []) {
    const part = valueInRow(known?.fields ?? [], known?.computed ?? [], row, column);
    for (const source of part.sources) sources.add(source);
    value = value === null || part.value === null ? null : value + part.value;
  }
  return { value, sources: [...sources] };
}

/** The value of a field or a computed line of one row. */
export function valueInRow(
  fields: readonly FieldDefinition[],
  computed: readonly ComputedLine[],
  row: Row,
  name: string,
): LineValue {
  const line = computed.find((each) => each.line === name);
  if (line === undefined) return valueOfField(fields, row, name);
  let value: number | null = 0;
  const sources = new Set<CountSource>();
  for (const { name: part, sign } of line.sum) {
    const found = valueOfField(fields, row, part);
    for (const source of found.sources) sources.add(source);
    value = value === null || found.value === null ? null : value + sign * found.value;
  }
  return { value, sources: [...sources] };
}

function valueOfField(fields: readonly FieldDefinition[], row: Row, name: string): LineValue {
  const definition = fields.find(({ field }) => field === name);
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  const sources = definition?.source === null || definition?.source === undefined ? [] : [definition.source];
  if (typeof value === 'number') return { value, sources };
  // Of a field that may stay blank nothing was to be counted.
  return { value: definition?.isRequired === false ? 0 : null, sources: [] };
}

/** What a check finds: it holds, it does not, or what it asks for is not there yet. */
export type Verdict = 'passes' | 'fails' | 'not-yet';

/** A carrier of the list of a site, as a form says it. `seal` is what was read when it was opened, and null before. */
export type ListedCarrier = {
  readonly carrier: string;
  readonly opened: boolean;
  readonly seal: string | null;
  /** Two have closed the site although nobody had opened it. */
  readonly isClosedOver: boolean;
};

/** What a check may have to look at outside of the form. */
export type CheckContext = {
  /** Another form of the same place, as it stands. */
  readonly otherForm: (form: FormId) => { definition: FormDefinition; filled: FilledForm } | undefined;
  readonly minutesToOffice: number;
  /** The list of the site; null where it is not known. */
  readonly carriers: readonly ListedCarrier[] | null;
};

/** What a rule says of a filled form. */
export function verdictOf(rule: Rule, definition: FormDefinition, filled: FilledForm, context: CheckContext): Verdict {
  switch (rule.rule) {
    case 'equal':
      return compare(rule, definition, filled, (left, right) => left === right);
    case 'at-most':
      return compare(rule, definition, filled, (left, right) => left <= right);
    case 'no-more-than': {
      const { value } = valueOfSum(definition, filled, rule.sum);
      return value === null ? 'not-yet' : passing(value <= rule.limit);
    }
    case 'as-on': {
      const other = context.otherForm(rule.form);
      if (other === undefined) return 'not-yet';
      const own = valueOfSum(definition, filled, rule.sum).value;
      const theirs = valueOfSum(other.definition, other.filled, rule.other).value;
      return own === null || theirs === null ? 'not-yet' : passing(own === theirs);
    }
    case 'in-order':
    case 'within-minutes': {
      const rows =
        rule.rule === 'in-order' && rule.table !== null ? (filled.tables[rule.table] ?? []) : [filled.fields];
      const pairs = rows.map((row) => [momentIn(row, rule.first), momentIn(row, rule.second)] as const);
      const known = pairs.filter((pair): pair is [Instant, Instant] => !pair.includes(undefined));
      if (known.length === 0) return 'not-yet';
      if (rule.rule === 'in-order') return passing(known.every(([a, b]) => millisecondsOf(a) <= millisecondsOf(b)));
      return passing(known.every(([a, b]) => minutesBetween(a, b) <= context.minutesToOffice));
    }
    case 'no-repeat': {
      const keys = (filled.tables[rule.table] ?? []).map((row) =>
        JSON.stringify(rule.columns.map((each) => row[each])),
      );
      return passing(new Set(keys).size === keys.length);
    }
    case 'rows-make':
      if ((filled.tables[rule.table] ?? []).length === 0) return 'passes';
      return compare(rule, definition, filled, (left, right) => left === right);
    case 'every-row-at-most': {
      const fields = definition.tables.find(({ table }) => table === rule.table)?.fields ?? [];
      const at = (row: Row, sum: Sum) => valueInRow(fields, [{ line: 'sum', sum }], row, 'sum').value;
      const rows = (filled.tables[rule.table] ?? []).map((row) => [at(row, rule.left), at(row, rule.right)] as const);
      if (rows.some(([left, right]) => left !== null && right !== null && left > right)) return 'fails';
      return rows.some((row) => row.includes(null)) ? 'not-yet' : 'passes';
    }
    case 'every-row':
      return passing((filled.tables[rule.table] ?? []).every((row) => row[rule.column] === rule.is));
    case 'carriers-as-listed': {
      if (context.carriers === null) return 'not-yet';
      return passing(areAsListed(filled.tables[rule.table] ?? [], context.carriers));
    }
    case 'carriers-opened': {
      const closedOver = new Set(context.carriers?.flatMap((each) => (each.isClosedOver ? [each.carrier] : [])));
      const isLeft = ({ carrier, opened }: Row) => opened !== true && !closedOver.has(String(carrier));
      return passing(!(filled.tables[rule.table] ?? []).some(isLeft));
    }
    case 'different-people': {
      const rows = rule.table === null ? [filled.fields] : (filled.tables[rule.table] ?? []);
      return passing(rows.every((row) => areDifferent(peopleIn(row, filled.fields, rule.columns))));
    }
    case 'yes':
      return filled.fields[rule.field] === undefined ? 'not-yet' : passing(filled.fields[rule.field] === true);
    default:
      return assertNever(rule);
  }
}

/** Whether rows of carriers say of each that is listed what the list says, once. More may be there: what nobody had listed is a row of its own. */
export function areAsListed(rows: readonly Row[], listed: readonly ListedCarrier[]): boolean {
  return listed.every(({ carrier, opened }) => {
    const own = rows.filter((row) => row.carrier === carrier);
    return own.length === 1 && own[0]?.opened === opened;
  });
}

function passing(holds: boolean): Verdict {
  return holds ? 'passes' : 'fails';
}

function compare(
  { left, right }: { readonly left: Sum; readonly right: Sum },
  definition: FormDefinition,
  filled: FilledForm,
  holds: (left: number, right: number) => boolean,
): Verdict {
  const [a, b] = [left, right].map((each) => valueOfSum(definition, filled, each).value);
  return a === null || b === null || a === undefined || b === undefined ? 'not-yet' : passing(holds(a, b));
}

function momentIn(row: Row, field: string): Instant | undefined {
  const value = row[field];
  return typeof value === 'string' ? value : undefined;
}

/** A column that a row does not have is a field of the form. */
function peopleIn(row: Row, fields: Row, columns: readonly string[]): readonly unknown[] {
  return columns.map((column) => row[column] ?? fields[column]).filter((each) => each !== undefined);
}

function areDifferent(people: readonly unknown[]): boolean {
  return new Set(people).size === people.length;
}
