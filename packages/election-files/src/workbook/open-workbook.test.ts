import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { parseBallotManifestCsv } from '../ballot-manifest-csv.ts';
import { parseCandidateTotalsTable } from '../candidate-totals-csv.ts';
import { nodeInflater } from '../node.ts';
import { parseRoomFile } from '../room-files/parse-room-file.ts';
import { openWorkbook } from './open-workbook.ts';

const REFERENCE = new URL('../../reference/workbooks/', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, REFERENCE)));
const openBytes = (bytes: Uint8Array) => openWorkbook({ name: 'book.xlsx', bytes }, { inflater: nodeInflater });
const manifestOf = async (bytes: Uint8Array) => parseBallotManifestCsv(await openBytes(bytes), { form: 'any' });

/** An archive of stored entries, as small as a workbook can be. */
function zip(entries: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const body = Buffer.from(text);
    const path = Buffer.from(name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt32LE(crc32(body), 10);
    header.writeUInt32LE(body.length, 14);
    header.writeUInt32LE(body.length, 18);
    header.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), header, path, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), header, tail, path);
    offset += 30 + path.length + body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  const count = Object.keys(entries).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const workbook = (sheet: string, parts: Readonly<Record<string, string>> = {}) =>
  zip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...parts,
  });
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Batch Name</t></is></c><c r="B1" t="inlineStr"><is><t>Number of Ballots</t></is></c></row>';
const sheetOf = (rows: string) => `<worksheet><sheetData>${HEADER}${rows}</sheetData></worksheet>`;

test('a manifest is read from the sheet that holds it, with leading zeros as they are shown', async () => {
  const parsed = await manifestOf(bytesOf('manifest-xlsxwriter.xlsx'));
  expect(parsed.issues).toMatchObject([{ severity: 'WARNING', code: 'SHEET_CHOSEN', found: 'Manifest' }]);
  expect(parsed.accepted && parsed.value.rows).toEqual([
    { batch: '0012', tabulator: '10', container: 'Box 1', ballots: 1200, hasCvrs: null, row: 3 },
    { batch: '0013', tabulator: '10', container: 'Caja “Ñ”', ballots: 117, hasCvrs: null, row: 5 },
  ]);
});

test('totals are read from a workbook of another program', async () => {
  const parsed = parseCandidateTotalsTable(await openBytes(bytesOf('totals-openpyxl.xlsx')), { manifest: null });
  expect(parsed.accepted && parsed.value.columns).toEqual([
    { header: 'Ann', total: 8 },
    { header: 'Bob', total: 4 },
  ]);
});

test('a date made from a name and a formula without a value refuse the file', async () => {
  const parsed = await manifestOf(bytesOf('manifest-damaged-openpyxl.xlsx'));
  expect(parsed.accepted).toBe(false);
  expect(parsed.issues.map(({ code, row, column }) => [code, row, column]).slice(0, 2)).toEqual([
    ['EXCEL_DAMAGE', 2, 'A'],
    ['XLSX_FORMULA', 3, 'B'],
  ]);
});

test('plain cells read as read-excel-file reads them', async () => {
  for (const name of ['totals-openpyxl.xlsx', 'manifest-xlsxwriter.xlsx']) {
    const opened = await openBytes(bytesOf(name));
    if (!('sheet' in opened)) throw new Error(`${name} was not opened`);
    const sheets = await readXlsxFile(Buffer.from(bytesOf(name)));
    const referee = sheets.find(({ sheet }) => sheet === opened.sheet.title)?.data ?? [];
    for (const { row, cells } of opened.sheet.rows) {
      const expected = (referee[row - 1] ?? []).map((cell) => (cell === null ? '' : String(cell)));
      // Leading zeros are the cell's format, which the referee does not apply.
      expect(cells.map((cell) => cell.replace(/^0+(?=\d)/, ''))).toEqual(
        expected.map((cell) => cell.replace(/^0+(?=\d)/, '')),
      );
    }
  }
});

test('a cell that holds an error of the spreadsheet program is named', async () => {
  const parsed = await manifestOf(
    workbook(sheetOf('<row r="2"><c r="A2" t="e"><f>X</f><v>#REF!</v></c><c r="B2"><v>5</v></c></row>')),
  );
  expect(parsed.issues[0]).toMatchObject({ code: 'XLSX_FORMULA', column: 'A', found: 'holds the error #REF!' });
});

test('rows and cells without references are numbered in their order', async () => {
  const parsed = await manifestOf(
    workbook(
      sheetOf(
        '<row><c t="str"><v> A </v></c><c><v>5.0</v></c></row><row r="7"><c t="str"><v>B</v></c><c><v>1E2</v></c></row>',
      ),
    ),
  );
  expect(parsed.accepted && parsed.value.rows.map(({ batch, ballots, row }) => [batch, ballots, row])).toEqual([
    ['A', 5, 2],
    ['B', 100, 7],
  ]);
});

test('a workbook that declares entities is refused', async () => {
  const parsed = await manifestOf(workbook('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'));
  expect(parsed.issues.map(({ code }) => code)).toEqual(['XML_DTD']);
});

test('one long text that a hundred thousand cells refer to is refused, not read a hundred thousand times', async () => {
  const rows = Array.from({ length: 100_000 }, () => '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>');
  const parts = { 'xl/sharedStrings.xml': `<sst><si><t>${'B'.repeat(1_000_000)}</t></si></sst>` };
  const parsed = await manifestOf(workbook(sheetOf(rows.join('')), parts));
  expect(parsed.issues).toMatchObject([{ code: 'FILE_TOO_LARGE', expected: 'at most 50 MB of text' }]);
});

test('a sheet that is listed a thousand times counts a thousand times', async () => {
  const rows = Array.from({ length: 10 }, () => '<row><c r="XFD1"><v>1</v></c></row>');
  const sheets = '<sheet name="S" sheetId="1" r:id="rId1"/>'.repeat(1000);
  const list = `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
  const parsed = await manifestOf(workbook(sheetOf(rows.join('')), { 'xl/workbook.xml': list }));
  expect(parsed.issues).toMatchObject([{ code: 'FILE_TOO_LARGE', expected: 'at most 2000000 cells' }]);
});

test('a damaged workbook is named, not thrown', async () => {
  expect((await manifestOf(workbook('<worksheet><sheetData><row>'))).issues).toMatchObject([{ code: 'BAD_XML' }]);
  const whole = bytesOf('manifest-xlsxwriter.xlsx');
  for (let length = 4; length < whole.length; length += 97) {
    expect((await manifestOf(whole.subarray(0, length))).accepted).toBe(false);
  }
});

test('an empty workbook is an empty file', async () => {
  expect((await manifestOf(workbook('<worksheet/>'))).issues).toMatchObject([{ code: 'FILE_EMPTY' }]);
});

test('any other file is handed back as it is, and another archive is named for what it is', async () => {
  const csv = new TextEncoder().encode('Batch Name,Number of Ballots\nA,5\n');
  expect(await openBytes(csv)).toEqual({ name: 'book.xlsx', bytes: csv });
  expect((await manifestOf(zip({ 'a.txt': 'x' }))).issues).toMatchObject([{ code: 'NOT_TEXT' }]);
});

test('damaged bytes anywhere in a workbook never throw', async () => {
  const whole = bytesOf('totals-openpyxl.xlsx');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
      const damaged = whole.slice();
      damaged[at] = value;
      const parsed = await manifestOf(damaged);
      expect(parsed.issues.length + (parsed.accepted ? 1 : 0)).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

describe('dates', () => {
  const LISTS = { containerKinds: [], channels: [], duties: [], contests: [] };
  const STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const checkIns = (rows: string, book = '') =>
    `<worksheet><sheetData><row r="1">${['Site', 'Day', 'Kind', 'Check-ins'].map((name, at) => text(`${'ABCD'[at]}1`, name)).join('')}</row>${rows}</sheetData></worksheet>${book}`;
  const rowOf = (row: number, site: string, day: string) =>
    `<row r="${row}">${site}${day}${text(`C${row}`, 'regular')}<c r="D${row}"><v>280</v></c></row>`;
  const read = async (sheet: string, parts: Readonly<Record<string, string>> = {}) =>
    parseRoomFile(await openBytes(workbook(sheet, { 'xl/styles.xml': STYLES, ...parts })), 'check-ins', LISTS);

  // 46329 days after the last of December 1899, and 44867 after the first of January 1904, is the third of November 2026.
  test('in a column of days are days, counted from 1900 or from 1904', async () => {
    const day = '<c r="B2" s="1"><v>46329</v></c>';
    expect(await read(checkIns(rowOf(2, text('A2', 'P-01'), day)))).toMatchObject({
      issues: [],
      value: { rows: [{ site: 'P-01', day: '2026-11-03', checkIns: 280 }] },
    });
    const book =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const old = await read(checkIns(rowOf(2, text('A2', 'P-01'), day.replace('46329', '44867'))), {
      'xl/workbook.xml': book,
    });
    expect(old).toMatchObject({ issues: [], value: { rows: [{ day: '2026-11-03' }] } });
  });

  test('in any other column are names that were changed, however many days there are', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      rowOf(at + 2, text(`A${at + 2}`, `P-${at}`), `<c r="B${at + 2}" s="1"><v>46329</v></c>`),
    );
    const last = rowOf(302, '<c r="A302" s="1"><v>46143</v></c>', '<c r="B302" s="1"><v>46329</v></c>');
    const found = await read(checkIns([...rows, last].join('')));
    expect(found.accepted).toBe(false);
    expect(found.issues.filter(({ code }) => code === 'EXCEL_DAMAGE')).toMatchObject([{ row: 302, column: 'A' }]);
  });

  test('with a time of day are no days', async () => {
    const found = await read(checkIns(rowOf(2, text('A2', 'P-01'), '<c r="B2" s="1"><v>46329.5</v></c>')));
    expect(found.issues).toMatchObject([{ code: 'EXCEL_DAMAGE', row: 2, column: 'B' }]);
  });
});
