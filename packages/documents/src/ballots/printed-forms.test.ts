import { digestOfText } from '@plumbline/audit';
import { FORMS, type FormId, formOf, labelCheck } from '@plumbline/ballot-management';
import { after, commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import {
  counted,
  entered,
  nameOf,
  PRECINCTS,
  reconciliationForm,
  reviewed,
} from '@plumbline/ballot-management/testing/tamarack';
import { by } from '@plumbline/ballot-management/testing/tamarack-people';
import { assert, lookUp } from '@plumbline/prelude';
import {
  formCheckSentence,
  formChoiceWord,
  formFieldLabel,
  formTableLabel,
  formTitle,
  formUnitWord,
} from '@plumbline/words/form-words';
import { describe, expect, test } from 'vitest';
import { MARGIN } from '../sheet.ts';
import { typeface } from '../testing/printed-audits.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { troublesOf } from '../testing/sheet-troubles.ts';
import { filledSheetOf } from './filled-sheet.ts';
import type { FormOnPaper, SheetContext } from './form-sheet.ts';
import { EMPTY_FORMS, laidOutForm, laidOutLabels, printForm, printUnitLabels } from './printed-forms.ts';
import { batchLabelsOf, containerLabelsOf } from './unit-labels.ts';

const CONTEXT: SheetContext = {
  source: { type: 'log', sha256: '0123456789abcdef'.repeat(4) },
  version: '0.1.0',
  at: '2026-11-03T20:00:00.000Z',
  language: 'en',
  paper: 'letter',
  typeface,
  election: '2026-11-03 General',
  jurisdiction: 'Tamarack County',
  place: null,
  procedure: null,
};

const bare = (text: string) => text.replaceAll(/\s+/g, '');

async function textOf(form: FormOnPaper): Promise<string> {
  const { pdf } = await printForm(CONTEXT, form);
  const { pages } = await readPdf(pdf);
  return pages.map(({ text }) => text).join('\n');
}

test('every field, column, line, check, word and unit of every form has words of its own', () => {
  const wordless = FORMS.flatMap(({ form, fields, tables, computed, checks }) => {
    const columns = [...fields, ...tables.flatMap((table) => table.fields)];
    const lines = [...computed, ...tables.flatMap((table) => table.computed)];
    const said: readonly (readonly [string, string])[] = [
      [form, formTitle(form)],
      ...columns.map(({ field }) => [field, formFieldLabel(form, field)] as const),
      ...lines.map(({ line }) => [line, formFieldLabel(form, line)] as const),
      ...tables.map(({ table }) => [table, formTableLabel(table)] as const),
      ...checks.map(({ check }) => [check, formCheckSentence(form, check)] as const),
    ];
    // A word that is right as it stands, such as “cut”, is told from one that is missing by the catalogue.
    const chosen = columns.flatMap(({ choices, unit }) => [
      ...(choices ?? []).map((choice) => [`choice ${choice}`, formChoiceWord(choice)] as const),
      ...(unit === null ? [] : [[`unit ${unit}`, formUnitWord(unit)] as const]),
    ]);
    const lacking = [...said, ...chosen].filter(
      ([name, words]) => words === name || /[a-z][A-Z]|\.title$|^[a-z]+(-[a-z]+)+$/.test(words),
    );
    return lacking.map(([name]) => `${form} ${name}`);
  });
  expect(wordless).toEqual([]);
});

describe.each(EMPTY_FORMS.map((each) => [each.form, each] as const))('%s to write on', (id, sheet) => {
  test.each(['letter', 'a4'] as const)('leaves no heading behind alone at the end of a page: %s', (paper) => {
    const { sheets } = laidOutForm({ ...CONTEXT, paper }, sheet);
    const ends = sheets.map(({ pieces }) => pieces.findLast(({ role }) => role !== 'Artifact')?.role);
    expect(ends).not.toContain('H2');
  });

  test('says every line with its number, every check, and leaves room for the signatures it asks for', async () => {
    const text = bare(await textOf(sheet));
    const { fields, tables, computed, checks, signatures } = formOf(id);
    const labels = [
      ...fields.map(({ field }) => formFieldLabel(id, field)),
      ...computed.map(({ line }) => formFieldLabel(id, line)),
      ...tables.flatMap((table) => [
        formTableLabel(table.table),
        ...table.fields.map(({ field }) => formFieldLabel(id, field)),
        ...table.computed.map(({ line }) => formFieldLabel(id, line)),
      ]),
      ...checks.map(({ check }) => formCheckSentence(id, check)),
    ];
    expect(labels.filter((label) => !text.includes(bare(label)))).toEqual([]);
    expect(text.split(bare('Name, signature, date and time')).length - 1).toBeGreaterThanOrEqual(signatures);
    expect(text).toContain(bare('Nothing is erased.'));
    expect(text).toContain(bare('write 0'));
  });

  test('is numbered on every page, in words and in its code, and lies within the margin with nothing over another', async () => {
    const { sheets } = laidOutForm(CONTEXT, sheet);
    for (const [index, page] of sheets.entries()) {
      expect(troublesOf(page, MARGIN - 0.1).map((trouble) => `page ${index + 1}: ${trouble}`)).toEqual([]);
      const codes = page.pieces.flatMap(({ marks = [] }) => marks).filter((mark) => mark.type === 'code');
      expect(codes.map(({ payload }) => payload).join()).toContain(`${id}//0/${index + 1}-${sheets.length}`);
    }
    const { pages } = await readPdf((await printForm(CONTEXT, sheet)).pdf);
    for (const [index, { text }] of pages.entries()) expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});

test('a line that is computed is explained by the numbers of the lines it is made of', async () => {
  const text = bare(await textOf({ form: 'F-13', filled: null }));
  // Ballots out = envelopes − empty + extra − other, in the order in which the sheet numbers them.
  expect(text).toContain(bare('Ballots out of the envelopes = 8 − 9 + 10 − 11'));
});

const P_02 = nameOf('F-04', 'site:P-02');

/** What was typed in the forms of a room that was played, by the digest that its log has. */
function textsOf(room: ReturnType<typeof counted>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const command of commandsOf(room)) {
    if (command.type !== 'enter-form' && command.type !== 'amend-form') continue;
    for (const value of [command.fields, ...Object.values(command.tables).flat()].flatMap((row) =>
      Object.values(row),
    )) {
      if (typeof value === 'object' && 'salt' in value) texts.set(digestOfText(value), value.text);
    }
  }
  return texts;
}

function sheetOf(room: ReturnType<typeof counted>, name: string): FormOnPaper {
  const record = lookUp(room.forms, name);
  assert(record !== undefined, 'the form was filled in', name);
  return { form: record.form, filled: filledSheetOf(room, record, (digest) => textsOf(room).get(digest)) };
}

test('a filled form has its entries, its arithmetic with the sign, who signed it and that nobody reviewed it yet', async () => {
  const text = await textOf(sheetOf(counted(), P_02));
  // 431 cards were tabulated and 432 voters checked in: forms.md prints it as −1.
  expect(bare(text)).toContain('431');
  expect(bare(text)).toContain('436');
  expect(bare(text)).toContain('−1');
  expect(text).toContain('Site P-02');
  expect(text).toContain('yazzie, hale');
  expect(text).toContain('nobody yet');
  expect(text).toContain('Complete, waits for review');
  expect(text).toContain('8:58 PM (UTC−05:00)');
});

test('a corrected form shows what stood there, what stands there now, why, and both who approved it', async () => {
  const name = nameOf('F-04', 'site:P-04');
  const precinct = PRECINCTS['P-04'];
  assert(precinct !== undefined, 'the county has four precincts');
  const room = play(after(counted(), []), ...reviewed(counted(), name));
  const changed = reconciliationForm('P-04', { ...precinct, spoiled: 5, unused: 506 });
  const amended = play(
    room,
    by('hale', {
      type: 'amend-form',
      filled: name,
      ...changed,
      reason: 'arithmetic',
      text: { salt: 'ab'.repeat(32), text: 'Two spoiled ballots were found in the wrapper of the unused pack.' },
      evidence: [{ kind: 'photo', ref: 'Wrapper of pack 108' }],
    }),
  );
  const text = await textOf(sheetOf(amended, name));
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(flat).toMatch(/\d+ Spoiled 3 5/);
  expect(flat).toMatch(/\d+ Unused 508 506/);
  expect(flat).toContain('Shown by: Wrapper of pack 108');
  expect(flat).toContain('reyes');
  expect(flat).toContain('Version 2');
});

test('every form of a county lies within the margin when it is filled in', () => {
  const room = counted();
  const seen = new Set<FormId>();
  for (const name of [
    'F-04 site:P-03',
    'F-13 batch:MB-007',
    'F-16 container:BOX-M-02',
    'F-06 site:P-01',
    'F-05 site-day:EV-N/2026-10-30',
  ]) {
    if (lookUp(room.forms, name) === undefined) continue;
    const sheet = sheetOf(room, name);
    seen.add(sheet.form);
    const { sheets } = laidOutForm(CONTEXT, sheet);
    for (const page of sheets) expect(troublesOf(page, MARGIN - 0.1)).toEqual([]);
  }
  expect(seen.size).toBeGreaterThanOrEqual(4);
});

test('a day of envelopes with forty trays and forty lines that wait is legible on paper', () => {
  const day = 'F-12 2026-11-03';
  const looked = { reviewer: 'eze', reviewerWith: 'ibarra' };
  const counts = 'postal dropBoxes siteDropOffs counter accepted late repeated otherReason sentUnsigned sentMismatch';
  const sitting = Object.fromEntries(`${counts} sentWitness sentOther`.split(' ').map((column) => [column, 12_345]));
  const cure = { sentOn: '2026-11-03', cause: 'mismatch', ...looked, sent: 12_345, curedOf: 0, rejectedOf: 1 };
  const withRows = play(
    counted(),
    by('eze', { type: 'start-form', filled: day, form: 'F-12', place: 'mail', capture: 'live' }),
    entered(day, 'eze', {
      tables: {
        sittings: Array.from({ length: 40 }, () => ({ ...looked, ...sitting })),
        cures: Array.from({ length: 40 }, () => ({ ...cure, rejectedBy: 'eze', rejectedWith: 'ibarra' })),
      },
    }),
  );
  const { sheets: ofEnvelopes } = laidOutForm(CONTEXT, sheetOf(withRows, day));
  for (const page of ofEnvelopes) expect(troublesOf(page, MARGIN - 0.1)).toEqual([]);
  expect(ofEnvelopes.length).toBeGreaterThan(1);
});

test('labels name a container twice, outside and inside, with its batches, and never a seal, a person or a place of storage', async () => {
  const room = counted();
  const labels = containerLabelsOf(room).filter(({ name }) => name === 'BOX-ED-03');
  const { pages } = await readPdf((await printUnitLabels(CONTEXT, labels)).pdf);
  const text = pages.map((page) => page.text).join('\n');
  expect(text).toContain('OUTSIDE');
  expect(text).toContain('INSIDE');
  const check = labelCheck({
    kind: 'container',
    election: CONTEXT.election,
    jurisdiction: CONTEXT.jurisdiction,
    name: 'BOX-ED-03',
  });
  expect(text.split(/BOX-ED-03(?!\*)/).length - 1).toBe(2);
  // As people type it.
  expect(text.split(`BOX-ED-03*${check}`).length - 1).toBe(2);
  // P-03: 348 + 262 = 610.
  expect(text).toContain('610');
  expect(text).toContain('ED-P03-T1');
  expect(text).toContain('2 people to open');
  expect(text).not.toMatch(/00\d{5}|Vault|pham|gorski/);
  for (const page of laidOutLabels(CONTEXT, labels).sheets) expect(troublesOf(page, MARGIN - 0.1)).toEqual([]);
  const bars = laidOutLabels(CONTEXT, labels)
    .sheets.flatMap(({ pieces }) => pieces.flatMap(({ marks = [] }) => marks))
    .filter((mark) => mark.type === 'bars');
  expect(bars.map(({ payload }) => payload)).toEqual([`BOX-ED-03*${check}`, `BOX-ED-03*${check}`]);
  const batches = batchLabelsOf(room);
  for (const page of laidOutLabels(CONTEXT, batches).sheets) expect(troublesOf(page, MARGIN - 0.1)).toEqual([]);
});
