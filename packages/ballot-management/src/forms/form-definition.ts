import type { CountSource } from '../accounting/count-source.ts';
import type { Unit } from '../units/count.ts';

/** Every form there is. */
export const FORM_IDS = [
  'F-01',
  'F-02',
  'F-03',
  'F-04',
  'F-05',
  'F-06',
  'F-07',
  'F-08',
  'F-09',
  'F-10',
  'F-11',
  'F-12',
  'F-13',
  'F-14',
  'F-15',
  'F-16',
  'F-17',
  'F-18',
  'F-19',
  'F-20',
  'F-21',
  'F-22',
  'F-23',
  'F-24',
  'F-25',
  'F-26',
  'F-27',
] as const;
export type FormId = (typeof FORM_IDS)[number];

/**
 * What a field takes. A `moment` has hour, minute and offset; a `person` is named by who they are, not by an account. A `name` is that of a thing, or its
 * number, which a check or a figure reads; a `text` is in somebody's own words, lies beside the log and can be taken out, or is one of its `choices`; `seals` are the
 * numbers of several seals in one text.
 */
export type FieldKind = 'count' | 'moment' | 'day' | 'name' | 'text' | 'person' | 'seal' | 'seals' | 'yes-no';

/** A field of a form: what may stand in it, and what it is as a figure of the accounts. */
export type FieldDefinition = {
  readonly field: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** The value that is expected is hidden until what was seen has been saved. */
  readonly isBlind: boolean;
  readonly unit: Unit | null;
  /** Where a count comes from. */
  readonly source: CountSource | null;
  /** The words that may be chosen. */
  readonly choices: readonly string[] | null;
};

/** A sum of fields and of columns of tables (`tabulators.tabulated`), each added or taken away. */
export type Sum = readonly { readonly name: string; readonly sign: 1 | -1 }[];

/** A line nobody types: it is the sum of others. A computed line of a table is computed in every row. */
export type ComputedLine = { readonly line: string; readonly sum: Sum };

/** A table of a form: any number of rows of the same fields. */
export type TableDefinition = {
  readonly table: string;
  readonly fields: readonly FieldDefinition[];
  readonly computed: readonly ComputedLine[];
  readonly rowsMin: number;
  /** The column whose words name the place that a row's figures belong to; null where rows have no figures of their own. */
  readonly rowPlace: string | null;
};

/** What a check looks at, without words: the sentence is that of its name. */
export type Rule =
  /** Two sums are equal. */
  | { readonly rule: 'equal'; readonly left: Sum; readonly right: Sum }
  /** The first is at most the second. */
  | { readonly rule: 'at-most'; readonly left: Sum; readonly right: Sum }
  /** The second moment is not before the first; in a row of a table, `table` names it. */
  | { readonly rule: 'in-order'; readonly first: string; readonly second: string; readonly table: string | null }
  /** The minutes between two moments are within what the profile allows. */
  | { readonly rule: 'within-minutes'; readonly first: string; readonly second: string }
  /** No two rows have the same value in a column. */
  | { readonly rule: 'no-repeat'; readonly table: string; readonly columns: readonly string[] }
  /** The same line of another form of the same place says the same, once that form is there. */
  | { readonly rule: 'as-on'; readonly sum: Sum; readonly form: FormId; readonly other: Sum }
  /** In every row the first is at most the second. */
  | { readonly rule: 'every-row-at-most'; readonly table: string; readonly left: Sum; readonly right: Sum }
  /** A sum over the rows of a table is another, once the table has a row. */
  | { readonly rule: 'rows-make'; readonly table: string; readonly left: Sum; readonly right: Sum }
  /** Every row has this word, or this yes. */
  | { readonly rule: 'every-row'; readonly table: string; readonly column: string; readonly is: string | boolean }
  /** Two columns of a row, or two fields, never name the same person. */
  | { readonly rule: 'different-people'; readonly columns: readonly string[]; readonly table: string | null }
  /** No more than so many. */
  | { readonly rule: 'no-more-than'; readonly sum: Sum; readonly limit: number }
  /** Every carrier that the site expects is in the table once, opened or not as its list has it. */
  | { readonly rule: 'carriers-as-listed'; readonly table: string }
  /** Every carrier of the table was opened, or two have closed the site over it. */
  | { readonly rule: 'carriers-opened'; readonly table: string }
  /** The field says yes. */
  | { readonly rule: 'yes'; readonly field: string };

/** A check of a form. `blocks` keeps it from being completed, `warns` is for the reviewer to look at. */
export type CheckDefinition = {
  readonly check: string;
  readonly asks: 'completeness' | 'accuracy' | 'cross-form';
  readonly severity: 'blocks' | 'warns';
  readonly rule: Rule;
};

/** A form as data: what is filled in, computed, signed, checked, and who reviews it. */
export type FormDefinition = {
  readonly form: FormId;
  /** The duties that may prepare it, and those that may review it. */
  readonly prepares: readonly string[];
  readonly reviews: readonly string[];
  /** How many different people sign, and whether the profile may ask for different parties. */
  readonly signatures: number;
  readonly mixedParties: boolean;
  readonly fields: readonly FieldDefinition[];
  readonly tables: readonly TableDefinition[];
  readonly computed: readonly ComputedLine[];
  readonly checks: readonly CheckDefinition[];
  /** Lines that the reviewer reads and types again before seeing what stands there. */
  readonly reenter: readonly string[];
  /** What was sent is hidden from whoever receives it until they have typed what came: a field, or a column of a table. */
  readonly pairs: readonly { readonly table: string | null; readonly typed: string; readonly hidden: string }[];
};
