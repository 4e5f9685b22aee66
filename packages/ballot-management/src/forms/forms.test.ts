import { describe, expect, test } from 'vitest';
import { COUNT_SOURCES } from '../accounting/count-source.ts';
import { DUTIES } from '../state/nouns.ts';
import { UNITS } from '../units/count.ts';
import { fieldProblems, valueOfName, valueOfSum, verdictOf } from './filled-form.ts';
import { FORM_IDS, type FormDefinition, type Rule, type Sum } from './form-definition.ts';
import { FORMS, formOf } from './forms.ts';

const KINDS = ['count', 'moment', 'day', 'name', 'text', 'person', 'seal', 'seals', 'yes-no'];

function columnsOf(definition: FormDefinition): ReadonlySet<string> {
  return new Set([
    ...definition.fields.map(({ field }) => field),
    ...definition.computed.map(({ line }) => line),
    ...definition.tables.flatMap(({ table, fields, computed }) => [
      ...fields.map(({ field }) => `${table}.${field}`),
      ...computed.map(({ line }) => `${table}.${line}`),
    ]),
  ]);
}

function namesIn(rule: Rule): readonly string[] {
  const of = (sum: Sum) => sum.map(({ name }) => name);
  switch (rule.rule) {
    case 'equal':
    case 'at-most':
      return [...of(rule.left), ...of(rule.right)];
    case 'no-more-than':
    case 'as-on':
      return of(rule.sum);
    case 'in-order':
      return [rule.first, rule.second].map((each) => (rule.table === null ? each : `${rule.table}.${each}`));
    case 'within-minutes':
      return [rule.first, rule.second];
    case 'no-repeat':
      return rule.columns.map((each) => `${rule.table}.${each}`);
    case 'rows-make':
      return [...of(rule.left), ...of(rule.right)];
    case 'every-row-at-most':
      return [...of(rule.left), ...of(rule.right)].map((each) => `${rule.table}.${each}`);
    case 'every-row':
      return [`${rule.table}.${rule.column}`];
    case 'carriers-as-listed':
    case 'carriers-opened':
      return [`${rule.table}.carrier`, `${rule.table}.opened`];
    case 'different-people':
      return rule.table === null ? rule.columns : [];
    case 'yes':
      return [rule.field];
  }
}

test('there are twenty-seven forms, each once', () => {
  expect(FORMS.map(({ form }) => form)).toEqual(FORM_IDS);
});

describe.each(FORMS.map((definition) => [definition.form, definition] as const))('%s', (_, definition) => {
  test('is filled in and reviewed by somebody, and by nobody who could do both with one duty alone', () => {
    const { prepares, reviews, signatures } = definition;
    expect([...prepares, ...reviews].filter((duty) => !DUTIES.some((known) => known === duty))).toEqual([]);
    expect(prepares.length * reviews.length * signatures).toBeGreaterThan(0);
  });

  test('has fields of known kinds, and every count says its unit and source', () => {
    for (const { field, kind, unit, source } of [
      ...definition.fields,
      ...definition.tables.flatMap(({ fields }) => fields),
    ]) {
      expect(field).toMatch(/^[a-z]\w*$/i);
      expect(KINDS).toContain(kind);
      expect(kind === 'count').toBe(unit !== null && UNITS.includes(unit));
      expect(kind === 'count').toBe(source !== null && COUNT_SOURCES.includes(source));
    }
  });

  test('computes and checks only what it has, and checks each thing once', () => {
    const columns = columnsOf(definition);
    const sums = definition.computed.flatMap(({ sum }) => sum.map(({ name }) => name));
    const asked = [...sums, ...definition.reenter, ...definition.checks.flatMap(({ rule }) => namesIn(rule))];
    expect(asked.filter((name) => !columns.has(name))).toEqual([]);
    const checks = definition.checks.map(({ check }) => check);
    expect(new Set(checks).size).toBe(checks.length);
    for (const { table, rowPlace, fields } of definition.tables) {
      if (rowPlace !== null) expect(fields.map(({ field }) => `${table}.${field}`)).toContain(`${table}.${rowPlace}`);
    }
  });

  test('asks for everything that is required, and takes nothing it does not know', () => {
    const empty = { fields: {}, tables: {} };
    const missing = fieldProblems(definition, empty).filter(({ why }) => why === 'missing' || why === 'too-few-rows');
    const required = definition.fields.filter(({ isRequired }) => isRequired).length;
    const tables = definition.tables.filter(({ rowsMin }) => rowsMin > 0).length;
    expect(missing.length).toBe(required + tables);
    expect(fieldProblems(definition, empty, true)).toEqual([]);
    expect(
      fieldProblems(definition, { fields: { surplus: 1 }, tables: { more: [] } }, true).map(({ why }) => why),
    ).toEqual(['unknown', 'unknown']);
    // A computed line is never typed.
    for (const { line } of definition.computed) {
      expect(fieldProblems(definition, { fields: { [line]: 1 }, tables: {} }, true)).toMatchObject([
        { field: line, why: 'unknown' },
      ]);
    }
  });
});

describe('computed lines, by the figures of an ordinary day', () => {
  const value = (
    form: Parameters<typeof formOf>[0],
    line: string,
    fields: Readonly<Record<string, number>>,
    tables = {},
  ) => valueOfName(formOf(form), { fields, tables }, line).value;

  test('the printer of an early voting site', () => {
    const day = {
      blankStart: 1516,
      blankAdded: 0,
      blankDamaged: 0,
      blankEnd: 1205,
      printerOpen: 284,
      printerClose: 595,
      issuedToVoters: 308,
      spoiled: 2,
      misprints: 1,
      testPrints: 0,
      provisionalIssued: 0,
    };
    // 595 − 284 = 311 = 308 + 2 + 1, and 1,516 − 311 = 1,205.
    expect(['printed', 'printDifference', 'blankDifference'].map((line) => value('F-03', line, day))).toEqual([
      311, 0, 0,
    ]);
  });

  test('a sample of packs, one of them with 99', () => {
    const samples = [100, 100, 99, 100, 100].map((counted) => ({ pack: `${counted}`, nominal: 100, counted }));
    expect(value('F-01', 'sampleVariance', { ordered: 5000, nominalReceived: 5000 }, { samples })).toBe(-1);
    expect(value('F-01', 'shortageNominal', { ordered: 5000, nominalReceived: 5000 })).toBe(0);
  });

  test('rejected envelopes by reason, and unused ballots', () => {
    const reasons = { late: 12, unsigned: 14, mismatch: 11, repeated: 4, otherReason: 3 };
    expect(value('F-12', 'rejected', reasons)).toBe(44);
    expect(value('F-07', 'certifiedUnused', { inUnopenedPacks: 200, remainder: 73 })).toBe(273);
    expect(value('F-12', 'rejected', { ...reasons, late: Number.NaN })).toBeNaN();
  });

  test('a batch from envelopes to scanner', () => {
    const sheet = {
      opened: 200,
      empties: 1,
      extras: 1,
      otherContents: 0,
      originals: 3,
      duplicates: 3,
      held: 0,
      handCount: 199,
      tabulated: 199,
    };
    const lines = ['ballotsOut', 'final', 'handMinusScanner', 'finalMinusHand'];
    expect(lines.map((line) => value('F-13', line, sheet))).toEqual([200, 200, 0, 1]);
    const { held: _, ...blank } = sheet;
    expect(value('F-13', 'final', blank)).toBeNull();
  });

  test('a board’s tally of one contest', () => {
    const choices = [
      { choice: 'Brandt', tens: 10, rest: 1, votes: 101 },
      { choice: 'Dole', tens: 8, rest: 8, votes: 88 },
    ];
    const fields = { writeInsQualified: 1, writeInsOther: 0, undervotes: 10, overvoted: 0, handled: 200 };
    const definition = formOf('F-21');
    const check = definition.checks.find(({ check: name }) => name === 'ballots-make-the-batch');
    const context = { otherForm: () => undefined, minutesToOffice: 120, carriers: null };
    const verdict = (handled: number) =>
      check && verdictOf(check.rule, definition, { fields: { ...fields, handled }, tables: { choices } }, context);
    expect([verdict(200), verdict(199)]).toEqual(['passes', 'fails']);
    expect(valueOfSum(definition, { fields, tables: { choices } }, [{ name: 'choices.votes', sign: 1 }]).value).toBe(
      189,
    );
  });
});
