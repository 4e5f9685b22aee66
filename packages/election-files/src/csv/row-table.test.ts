import { expect, test } from 'vitest';
import { parseBallotManifestCsv } from '../ballot-manifest-csv.ts';

/** What keeps a file from being read as a table at all, seen through the reader of manifests. */
const parseBytes = (bytes: Uint8Array) => parseBallotManifestCsv({ name: 'manifest.csv', bytes }, { form: 'by-batch' });
const parse = (text: string) => parseBytes(new TextEncoder().encode(text));
const codesOf = (text: string) => parse(text).issues.map(({ code }) => code);
const TABLE = 'Batch Name,Number of Ballots\r\nDoña 1,5\r\n';

test('a file without content is named so, also one of blank lines or of a byte order mark alone', () => {
  for (const text of ['', '\n\n , \n', '\ufeff']) expect(codesOf(text)).toEqual(['FILE_EMPTY']);
});

test.each([
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'an Excel workbook of the old kind (.xls)'],
  [[0x50, 0x4b, 0x03, 0x04, 0], 'an Excel workbook (.xlsx) or another ZIP archive'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF document'],
  [[0x1f, 0x8b, 8], 'a compressed file (.gz)'],
  [[0xff, 0xd8, 0xff, 0xe0], 'a picture (JPEG)'],
])('the bytes %j are %s', (bytes, found) => {
  expect(parseBytes(new Uint8Array(bytes)).issues).toMatchObject([{ code: 'NOT_TEXT', found }]);
});

test('a web page, XML and JSON are no tables', () => {
  const foundIn = (text: string) => parse(text).issues.map(({ code, found }) => [code, found]);
  expect(foundIn('<html><table><tr><td>Batch Name</td>')).toEqual([['NOT_TEXT', 'a web page']]);
  expect(foundIn('<?xml version="1.0"?><a/>')).toEqual([['NOT_TEXT', 'an XML document']]);
  expect(foundIn('{"batches": []}')).toEqual([['NOT_TEXT', 'a JSON document']]);
});

test('cast vote records and reports in XML or JSON are named for what they are', () => {
  expect(codesOf('<CastVoteRecordReport/>')).toEqual(['WRONG_FILE_CVR']);
  expect(codesOf('{"@type":"CVR.CastVoteRecordReport"}')).toEqual(['WRONG_FILE_CVR']);
  expect(codesOf('<x><tabulators></tabulators></x>')).toEqual(['WRONG_FILE_TABULATOR_STATUS']);
});

test('binary zeros are named with their place', () => {
  expect(parse('Batch Name,Number of Ballots\nA\0,5\n').issues).toMatchObject([
    { code: 'NUL_BYTES', found: 'binary zero at byte 31' },
  ]);
});

test('UTF-16 is read where it is announced, and named as binary where it is not', () => {
  const little = new Uint8Array(
    [...TABLE].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  );
  expect(parseBytes(new Uint8Array([0xff, 0xfe, ...little])).issues).toEqual([]);
  expect(parseBytes(little).issues).toMatchObject([{ code: 'NUL_BYTES' }]);
});

test('a file in Windows-1252 is read whole as such, with the names to look at', () => {
  const bytes = new Uint8Array([...TABLE].map((letter) => letter.charCodeAt(0)));
  const parsed = parseBytes(bytes);
  expect(parsed.accepted && parsed.value.rows[0]?.batch).toBe('Doña 1');
  expect(parsed.issues).toMatchObject([{ severity: 'WARNING', code: 'DECODED_AS_CP1252', found: 'Doña' }]);
});

test('with another delimiter the file is refused, and its other problems are named all the same', () => {
  expect(parse('Batch Name;Number of Ballots\nA;x\n').issues.map(({ code, found }) => [code, found])).toEqual([
    ['WRONG_DELIMITER', 'semicolons'],
    ['NOT_A_NUMBER', 'x'],
  ]);
  expect(codesOf('Batch Name|Number of Ballots\nA|5\n')).toEqual(['WRONG_DELIMITER']);
});

test('every stray quotation mark is named with its row', () => {
  const { issues } = parse('Batch Name,Number of Ballots\nBox 5" wide,1\n"B" 2,2\nC,3\n');
  expect(issues.map(({ code, row }) => [code, row])).toEqual([
    ['BAD_QUOTING', 2],
    ['BAD_QUOTING', 3],
  ]);
});

test('a header alone is no manifest', () => {
  expect(codesOf('Batch Name,Number of Ballots\r\n')).toEqual(['NO_DATA_ROWS']);
});

test('a value under no header is named by its column letter', () => {
  expect(parse('Batch Name,Number of Ballots,,\nA,5,,\nB,6,,x\n').issues).toMatchObject([
    { code: 'VALUE_IN_UNNAMED_COLUMN', row: 3, column: 'column D', found: 'x' },
  ]);
});

test('a zero that is there only after decoding is refused where it stands, and never handed on', () => {
  const text = 'Batch Name,Number of Ballots\nA\u0000B,5\n';
  const bytes = new Uint8Array([
    0xff,
    0xfe,
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  ]);
  const { issues } = parseBytes(bytes);
  expect(issues).toMatchObject([
    { severity: 'ERROR', code: 'BAD_CHARACTER', row: 2, column: 'Batch Name', found: 'U+0000' },
  ]);
  expect(issues[0]?.message).not.toContain('\0');
});

test('a character of no meaning in a sheet is refused as in a text', () => {
  expect(codesOf('Batch Name,Number of Ballots\nA\u0007,5\n')).toEqual(['BAD_CHARACTER']);
  expect(codesOf('Batch Name,Number of Ballots\nA\u202eB,5\n')).toEqual(['BAD_CHARACTER']);
});
