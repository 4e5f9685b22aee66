import type { CountSource } from '../accounting/count-source.ts';
import type { Unit } from '../units/count.ts';
import type {
  CheckDefinition,
  ComputedLine,
  FieldDefinition,
  FieldKind,
  FormDefinition,
  FormId,
  Rule,
  Sum,
  TableDefinition,
} from './form-definition.ts';

/* Forms are written in as few words as a form has fields. */

/** A field: `name`, `name?` where it may stay blank, `name*` where the expected value is hidden; `:` and its kind. */
function fieldOf(written: string, unit: Unit | null, source: CountSource | null): FieldDefinition {
  const [head = '', kind = 'count', words] = written.split(':');
  const field = head.replace(/[?*]/g, '');
  const choices = words === undefined ? null : words.split('|');
  return {
    field,
    // What the tables of forms write; a test reads them all.
    kind: kind as FieldKind,
    isRequired: !head.includes('?'),
    isBlind: head.includes('*'),
    unit: kind === 'count' ? unit : null,
    source: kind === 'count' ? source : null,
    choices,
  };
}

/** Counts of one unit from one source. */
export function counts(unit: Unit, source: CountSource, written: string): readonly FieldDefinition[] {
  return written.split(' ').map((each) => fieldOf(each, unit, source));
}

/** Fields that are no counts: `departedAt:moment box:text sealFound*:seal`. */
export function fields(written: string): readonly FieldDefinition[] {
  return written.split(' ').map((each) => fieldOf(each, null, null));
}

/** A sum as it is said: `4 + 5 - 15` with names. */
export function sum(written: string): Sum {
  const found = written.matchAll(/([+-]?)\s*([\w.]+)/g);
  return [...found].map(([, sign, name = '']) => ({ name, sign: sign === '-' ? -1 : 1 }));
}

/** Computed lines: `tabulatedTotal = tabulators.tabulated`. */
export function computed(...written: readonly string[]): readonly ComputedLine[] {
  return written.map((each) => {
    const [line = '', rest = ''] = each.split('=');
    return { line: line.trim(), sum: sum(rest) };
  });
}

/** A table of a form. */
export function table(
  name: string,
  columns: readonly FieldDefinition[],
  more: Partial<TableDefinition> = {},
): TableDefinition {
  return { table: name, fields: columns, computed: [], rowsMin: 0, rowPlace: null, ...more };
}

/** A check that keeps the form from being completed, and one that the reviewer looks at. */
export function blocks(check: string, asks: CheckDefinition['asks'], rule: Rule): CheckDefinition {
  return { check, asks, severity: 'blocks', rule };
}
export function warns(check: string, asks: CheckDefinition['asks'], rule: Rule): CheckDefinition {
  return { check, asks, severity: 'warns', rule };
}

/** Two sums that have to be the same. */
export function equal(left: string, right: string): Rule {
  return { rule: 'equal', left: sum(left), right: sum(right) };
}
export function atMost(left: string, right: string): Rule {
  return { rule: 'at-most', left: sum(left), right: sum(right) };
}
export function inOrder(first: string, second: string, inTable: string | null = null): Rule {
  return { rule: 'in-order', first, second, table: inTable };
}
export function asOn(own: string, form: FormId, other: string): Rule {
  return { rule: 'as-on', sum: sum(own), form, other: sum(other) };
}
export function noRepeat(inTable: string, ...columns: readonly string[]): Rule {
  return { rule: 'no-repeat', table: inTable, columns };
}
export function everyRowAtMost(inTable: string, left: string, right: string): Rule {
  return { rule: 'every-row-at-most', table: inTable, left: sum(left), right: sum(right) };
}
export function rowsMake(inTable: string, left: string, right: string): Rule {
  return { rule: 'rows-make', table: inTable, left: sum(left), right: sum(right) };
}
export function everyRow(inTable: string, column: string, is: string | boolean): Rule {
  return { rule: 'every-row', table: inTable, column, is };
}
export function carriersAsListed(inTable: string): Rule {
  return { rule: 'carriers-as-listed', table: inTable };
}
export function carriersOpened(inTable: string): Rule {
  return { rule: 'carriers-opened', table: inTable };
}
export function differentPeople(inTable: string | null, ...columns: readonly string[]): Rule {
  return { rule: 'different-people', table: inTable, columns };
}

/** A form with what it does not say filled in: two signatures, no table, nothing to compute or to read again. */
export function form(
  id: FormId,
  definition: Pick<FormDefinition, 'prepares' | 'reviews'> & Partial<FormDefinition>,
): FormDefinition {
  return {
    form: id,
    signatures: 2,
    mixedParties: false,
    fields: [],
    tables: [],
    computed: [],
    checks: [],
    reenter: [],
    pairs: [],
    ...definition,
  };
}
