import type { QueryOutput } from '@plumbline/api';
import { formOf, parseCount } from '@plumbline/ballot-management';
import { draftOfForm, filledOfDraft, type RowDraft } from '../../forms/room-form-draft.ts';

/* Remade ballots, as the rows of form F-14 have them. */

type FormAnswer = QueryOutput<'ballot-form'>;
const F_14 = formOf('F-14');

/** A remade ballot, in the row of a form. */
export type Remake = {
  readonly filled: string;
  /** From 0. */
  readonly row: number;
  readonly number: string;
  readonly batch: string;
  readonly style: string;
  readonly reason: string;
  readonly makers: readonly string[];
  readonly isVerified: boolean;
};

export function remakesOf(answer: FormAnswer): readonly Remake[] {
  const { form } = answer;
  return rowsOf(answer).map((row, at) => ({
    filled: form.filled,
    row: at,
    number: row.duplicate ?? '',
    batch: row.batch ?? '',
    style: row.style ?? '',
    reason: row.reason ?? '',
    makers: [row.caller ?? '', row.marker ?? ''],
    isVerified: (row.verifier ?? '') !== '' && (row.verifierWith ?? '') !== '',
  }));
}

function rowsOf(answer: FormAnswer): readonly RowDraft[] {
  return draftOf(answer).tables.pairs ?? [];
}

function draftOf({ form, zone }: FormAnswer) {
  return draftOfForm(F_14, form.versions.at(-1) ?? { fields: {}, tables: {} }, zone);
}

/** The form with its rows changed, and the blank cards that these took, as it is entered. */
export function withRows(answer: FormAnswer, change: (rows: readonly RowDraft[]) => readonly RowDraft[]) {
  const draft = draftOf(answer);
  const pairs = change(draft.tables.pairs ?? []);
  let blanks = 0;
  for (const { cards = '', spoiledDuplicates = '' } of pairs) {
    for (const typed of [cards, spoiledDuplicates]) {
      const count = parseCount(typed);
      if (count.ok) blanks += count.value;
    }
  }
  const fields = { ...draft.fields, blanksUsed: String(blanks) };
  return filledOfDraft(F_14, { fields, tables: { ...draft.tables, pairs } }, answer.zone).filled;
}

/** The form after two have compared a remade ballot with its original; undefined where it is not any more as they looked at it. */
export function verified(answer: FormAnswer, seen: Remake, verifiers: readonly [string, string]) {
  const [verifier, verifierWith] = verifiers;
  const same = new Set(remakesOf(answer).flatMap((one) => (shownOf(one) === shownOf(seen) ? [one.row] : [])));
  if (same.size === 0) return undefined;
  return withRows(answer, (rows) => rows.map((row, at) => (same.has(at) ? { ...row, verifier, verifierWith } : row)));
}

function shownOf({ number, batch, style, reason, makers }: Remake): string {
  return JSON.stringify([number, batch, style, reason, makers]);
}

/** The lowest number that no ballot has, written like the others. */
export function nextNumber(numbers: readonly string[]): string {
  const [, prefix = 'D-', digits = '001'] = /^(.*?)(\d+)$/.exec(numbers.at(-1) ?? '') ?? [];
  const taken = new Set(numbers);
  for (let number = 1; ; number += 1) {
    const name = `${prefix}${String(number).padStart(digits.length, '0')}`;
    if (!taken.has(name)) return name;
  }
}
