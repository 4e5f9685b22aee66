import { digestOfText, type SaltedText } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { fieldProblems } from './filled-form.ts';
import type { FormDefinition } from './form-definition.ts';
import { formInLog, isFreeText, saltedForm } from './form-texts.ts';
import { FORMS, formOf } from './forms.ts';

/* What people type in their own words is no part of the log. */

const F_10 = formOf('F-10');
const F_18 = formOf('F-18');

/** Names and numbers that a check compares, or that say which place a row belongs to. */
function namesRead({ checks, tables }: FormDefinition): ReadonlySet<string> {
  return new Set([
    ...checks.flatMap(({ rule }) => {
      if (rule.rule === 'carriers-as-listed') return [`${rule.table}.carrier`];
      return rule.rule === 'no-repeat' ? rule.columns.map((column) => `${rule.table}.${column}`) : [];
    }),
    ...tables.flatMap(({ table, rowPlace }) => (rowPlace === null ? [] : [`${table}.${rowPlace}`])),
  ]);
}

/** The rules of a state name the drop box that has no empty container beside it; packs are summed by the lot of their printer. */
const READ_ELSEWHERE = new Set(['F-10 box', 'F-01 lot', 'F-04 packs.lot']);

test.each(FORMS.map((definition) => [definition.form, definition] as const))(
  '%s keeps in the log no words but names that are read there',
  (form, definition) => {
    const fields = [
      ...definition.fields.map((field) => [field.field, field] as const),
      ...definition.tables.flatMap(({ table, fields }) =>
        fields.map((each) => [`${table}.${each.field}`, each] as const),
      ),
    ];
    const read = namesRead(definition);
    const isRead = (name: string) => read.has(name) || READ_ELSEWHERE.has(`${form} ${name}`);
    for (const [name, field] of fields) {
      if (isFreeText(field)) expect(isRead(name), name).toBe(false);
      if (field.kind === 'name') expect(isRead(name), name).toBe(true);
    }
  },
);

/** Salts that differ, as those of a server do. */
function salting(): { readonly salt: (text: string) => SaltedText; readonly made: SaltedText[] } {
  const made: SaltedText[] = [];
  return {
    made,
    salt: (text) => {
      const salted = { salt: String(made.length).padStart(64, '0'), text };
      made.push(salted);
      return salted;
    },
  };
}

const nothing = { fields: {}, tables: {} };

test('a text is salted, and what is no text stands as it was typed', () => {
  const { salt, made } = salting();
  const typed = { fields: { box: 'DB-2', issues: 'A voter, Zoe Vale, waited', countedAtReceipt: 88 }, tables: {} };
  const salted = saltedForm(F_10, typed, { before: undefined, kept: () => undefined, salt });
  expect(made.map(({ text }) => text)).toEqual(['A voter, Zoe Vale, waited']);
  const { filled, strange } = formInLog(F_10, salted, nothing);
  expect(strange).toEqual([]);
  expect(filled.fields).toEqual({
    box: 'DB-2',
    issues: { digest: digestOfText({ salt: '0'.repeat(64), text: 'A voter, Zoe Vale, waited' }) },
    countedAtReceipt: 88,
  });
  expect(JSON.stringify(filled)).not.toContain('Vale');
});

test('a text that nobody changed keeps its salt, in a row that moved up too; a changed one has another', () => {
  const { salt, made } = salting();
  const row = (purpose: string, task: string) => ({ purpose, task });
  const entries = [row('pull', 'F-20 #1'), row('look', 'F-22'), row('pull', 'F-20 #2')];
  const first = saltedForm(
    F_18,
    { fields: {}, tables: { entries } },
    { before: undefined, kept: () => undefined, salt },
  );
  const before = formInLog(F_18, first, nothing).filled;
  const kept = (digest: string) => made.find((each) => digestOfText(each) === digest);
  const again = { entries: [row('look', 'F-22'), row('pull', 'F-20 #2'), row('look', 'another')] };
  const second = saltedForm(F_18, { fields: {}, tables: again }, { before, kept, salt });
  const after = formInLog(F_18, second, before).filled;
  const [, look, pull] = before.tables.entries ?? [];
  expect(after.tables.entries?.[0]).toEqual(look);
  expect(after.tables.entries?.[1]?.task).toEqual(pull?.task);
  expect(after.tables.entries?.[2]?.purpose).toEqual(look?.purpose);
  // Six texts were typed at first, and one is new.
  expect(made.length).toBe(7);
});

test('a digest leaves the text that stands there, and nobody brings that of another field or form', () => {
  const { salt } = salting();
  const typed = { fields: { issues: 'torn', transferContainer: 'TC-07' }, tables: {} };
  const salted = saltedForm(F_10, typed, { before: undefined, kept: () => undefined, salt });
  const before = formInLog(F_10, salted, nothing).filled;
  const issues = before.fields.issues;
  if (issues === undefined) throw new Error('it was filled in');
  expect(formInLog(F_10, { fields: { issues }, tables: {} }, before)).toMatchObject({
    strange: [],
    filled: { fields: { issues } },
  });
  const strange = (fields: Readonly<Record<string, typeof issues>>) =>
    formInLog(F_10, { fields, tables: {} }, before).strange.map(({ field, why }) => [field, why]);
  expect(strange({ transferContainer: issues })).toEqual([['transferContainer', 'unfit']]);
  expect(strange({ box: issues })).toEqual([['box', 'unfit']]);
  expect(formInLog(F_10, { fields: { issues }, tables: {} }, nothing).strange).toMatchObject([{ field: 'issues' }]);
});

test('a name is short and one line; what is longer is no name', () => {
  const problems = (box: string) =>
    fieldProblems(F_10, { fields: { box }, tables: {} }, true).map(({ field }) => field);
  expect(problems('DB-2')).toEqual([]);
  expect(problems('x'.repeat(100))).toEqual([]);
  expect(problems('x'.repeat(101))).toEqual(['box']);
  expect(problems('DB-2\nand a note')).toEqual(['box']);
});

test('a moment is one that a clock shows', () => {
  const problems = (arrivedAt: string) =>
    fieldProblems(F_10, { fields: { arrivedAt }, tables: {} }, true).map(({ field }) => field);
  expect(problems('2026-11-03T20:05:00-05:00')).toEqual([]);
  expect(problems('2026-13-45T99:05:00-05:00')).toEqual(['arrivedAt']);
  expect(problems('2026-11-03T20:05')).toEqual(['arrivedAt']);
});

test('a text that an earlier program left in the log still stands where it stood', () => {
  expect(fieldProblems(F_10, { fields: { issues: 'torn' }, tables: {} }, true)).toEqual([]);
});
