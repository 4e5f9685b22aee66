import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ManifestContext, parseBallotManifestCsv } from './ballot-manifest-csv.ts';
import { parseCandidateTotalsTable } from './candidate-totals-csv.ts';
import { detectKind } from './detect-kind.ts';
import { nodeInflater } from './node.ts';
import { openWorkbook } from './workbook/open-workbook.ts';

/** Files in the forms in which people reported trouble with real ones (`reference/reports`): tables. */
const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../reference/reports/${name}`, import.meta.url)));

const read = (name: string, form: ManifestContext['form'] = 'any') =>
  parseBallotManifestCsv({ name, bytes: bytesOf(name) }, { form });

const summaryOf = (name: string, form?: ManifestContext['form']) => {
  const parsed = read(name, form);
  return {
    issues: parsed.issues.map(({ severity, code, row }) => `${severity} ${code}${row === undefined ? '' : ` ${row}`}`),
    batches: parsed.accepted ? parsed.value.rows.map(({ batch, ballots }) => `${batch}=${ballots}`) : undefined,
  };
};

describe('accepted as they are', () => {
  test.each([
    ['b01-two-batches.csv', ['Batch 1=10000', 'Batch 2=10000']],
    ['c3-manifest.csv', ['1=5', '2=10']],
    ['b18-utf16-comma.csv', ['Précinct 1=25', 'Precinct 2=30']],
    ['b19-cr-only.csv', ['Batch 1=25', 'Batch 2=30']],
    ['b29-leading-zero.csv', ['007=25', '7=30', '07=31']],
    ['b30-bom-quoted.csv', ['B1=25', 'B2=30']],
  ])('%s', (name, batches) => {
    expect(summaryOf(name)).toEqual({ issues: [], batches });
  });
});

describe('accepted once a person has confirmed', () => {
  test.each([
    ['b01b-three-batches.csv', ['CONFIRM LOOKS_LIKE_TOTAL_ROW 4']],
    ['b21-date-names.csv', ['CONFIRM EXCEL_DAMAGE 2']],
    ['b26-grand-total.csv', ['CONFIRM TOTAL_ROW 4', 'CONFIRM LOOKS_LIKE_TOTAL_ROW 4']],
    ['b27-sum-label.csv', ['CONFIRM TOTAL_ROW 5', 'CONFIRM LOOKS_LIKE_TOTAL_ROW 5']],
    ['b34-formula.csv', ['CONFIRM TOTAL_ROW 2', 'CONFIRM EXCEL_DAMAGE 2']],
    ['b50-date-batches.csv', ['CONFIRM EXCEL_DAMAGE 2']],
    ['b51-date-tabulator.csv', ['CONFIRM EXCEL_DAMAGE 2']],
  ])('%s: %j', (name, issues) => {
    const summary = summaryOf(name);
    expect(summary.issues).toEqual(issues);
    expect(summary.batches).toBeDefined();
  });

  test.each([
    ['b13-header-cards.csv', ['1=25', '2=30'], 2],
    ['b14-header-of-ballots-cards.csv', ['1=25', '2=30'], 2],
    ['b15-hash-ballots.csv', ['1=25', '2=30'], 2],
    ['b11-location-blank.csv', ['1=25', '2=25', '3=12'], 3],
  ])('%s: the headers of another system are mapped', (name, batches, rows) => {
    expect(summaryOf(name, 'by-tabulator')).toEqual({ issues: ['CONFIRM HEADERS_MAPPED 1'], batches });
    const parsed = read(name);
    const containers = parsed.accepted ? parsed.value.rows.map(({ container }) => container) : [];
    expect(containers).toEqual(new Array(rows).fill(name.startsWith('b11') ? null : 'A'));
    expect(detectKind(bytesOf(name))).toEqual({ kind: 'manifest' });
  });
});

describe('shown, and accepted', () => {
  test('names that only look different', () => {
    expect(summaryOf('b23-near-dup.csv').issues).toEqual([
      'WARNING NAME_HARD_TO_RETYPE 4',
      'WARNING NEAR_DUPLICATE_KEY 3',
      'WARNING NEAR_DUPLICATE_KEY 4',
    ]);
    expect(summaryOf('b24-smart.csv').issues).toEqual(['WARNING DECODED_AS_CP1252', 'WARNING NEAR_DUPLICATE_KEY 3']);
  });

  test('a line break inside a name', () => {
    expect(summaryOf('b33-newline-cell.csv')).toEqual({
      issues: ['WARNING NAME_HARD_TO_RETYPE 2'],
      batches: ['Town Hall\nPrecinct 4=25', 'B2=30'],
    });
  });
});

describe('refused, in words that say what to do', () => {
  test.each([
    ['b17-utf16-tab.csv', ['ERROR WRONG_DELIMITER 1']],
    ['b20-sep-line.csv', ['ERROR ROWS_ABOVE_HEADER 1']],
    ['b22-thousands.csv', ['ERROR NOT_A_NUMBER 3', 'ERROR NOT_A_NUMBER 4', 'ERROR NOT_A_NUMBER 5']],
    ['b25-title-rows.csv', ['ERROR ROWS_ABOVE_HEADER 1']],
    ['b28-total-middle.csv', ['ERROR BLANK_CELL 4', 'CONFIRM TOTAL_ROW 4']],
    ['b31-fullwidth.csv', ['ERROR NOT_A_NUMBER 2']],
    [
      'b35-percent.csv',
      ['ERROR NOT_A_NUMBER 3', 'ERROR NOT_A_NUMBER 4', 'ERROR NOT_A_NUMBER 5', 'WARNING NOT_A_NUMBER 2'],
    ],
    ['b53-repeated-header.csv', ['ERROR NOT_A_NUMBER 3']],
    ['b54-notes-row.csv', ['ERROR BLANK_CELL 4']],
    ['b55-units.csv', ['ERROR NOT_A_NUMBER 2', 'ERROR NOT_A_NUMBER 3', 'ERROR NOT_A_NUMBER 4']],
  ])('%s: %j', (name, issues) => {
    expect(summaryOf(name)).toEqual({ issues, batches: undefined });
  });

  test('a line for a spreadsheet program is to be deleted, and so are titles', () => {
    expect(read('b20-sep-line.csv').issues[0]?.advice).toContain('Delete line 1 ');
    expect(read('b25-title-rows.csv').issues[0]?.advice).toContain('Delete lines 1 to 2 ');
  });

  test('blank cells of a workbook are not zeros', async () => {
    const name = 'b40-blank-zero-cells.xlsx';
    const file = await openWorkbook({ name, bytes: bytesOf(name) }, { inflater: nodeInflater });
    const parsed = parseCandidateTotalsTable(file, { manifest: null });
    expect(parsed.accepted).toBe(false);
    expect(new Set(parsed.issues.map(({ code }) => code))).toEqual(new Set(['BLANK_CELL']));
  });
});
