import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawCell } from '../cvr/csv-cells.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { type CsvTokenizerOptions, createCsvTokenizer } from './tokenize-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

type Read = {
  readonly rows: string[][];
  readonly numbers: number[];
  readonly faults: string[];
  readonly stopped?: string;
};

/** All rows of a text that is pushed in pieces of `piece` bytes. */
function tokenize(text: string | Uint8Array, piece = 1 << 16, limits: Partial<CsvTokenizerOptions> = {}): Read {
  const rows: string[][] = [];
  const numbers: number[] = [];
  const faults: string[] = [];
  const tokenizer = createCsvTokenizer({
    fileName: 'made.csv',
    onRow: (row) => {
      rows.push(Array.from({ length: row.cells }, (_, cell) => rawCell(row, cell)));
      numbers.push(row.row);
    },
    onFault: ({ row, fault }) => faults.push(`${row} ${fault}`),
    ...limits,
  });
  const bytes = typeof text === 'string' ? utf8(text) : text;
  try {
    for (let at = 0; at < bytes.length; at += piece) tokenizer.push(bytes.slice(at, at + piece));
    tokenizer.end();
  } catch (error) {
    if (error instanceof UnreadableFile) return { rows, numbers, faults, stopped: error.issue.code };
    throw error;
  }
  return { rows, numbers, faults };
}

describe('rows and cells', () => {
  test('rows end with LF, CR or CRLF, and the last may end with nothing', () => {
    for (const text of ['a,b\n1,2\n', 'a,b\r1,2', 'a,b\r\n1,2\r\n']) {
      expect(tokenize(text).rows).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  test('blank rows count, so that every row keeps its spreadsheet number', () => {
    expect(tokenize('a\n\n\nb\n')).toMatchObject({ rows: [['a'], [''], [''], ['b']], numbers: [1, 2, 3, 4] });
  });

  test('a quoted cell may hold commas, doubled quotes and line breaks and is one row', () => {
    expect(tokenize('"a,1","say ""x""","two\r\nlines"\nb,,\n')).toMatchObject({
      rows: [
        ['a,1', 'say "x"', 'two\r\nlines'],
        ['b', '', ''],
      ],
      numbers: [1, 2],
    });
  });

  test('doubled quotes of one row do not leave their mark on the next', () => {
    expect(tokenize('"a""b",c\nx""y,z\n').rows).toEqual([
      ['a"b', 'c'],
      ['x""y', 'z'],
    ]);
  });

  test('a quote inside an unquoted cell is text, because Dominion writes ="3"', () => {
    expect(tokenize('="1",="10",x"y\n')).toMatchObject({ rows: [['="1"', '="10"', 'x"y']], faults: [] });
  });

  test('blanks behind a closing quote are ignored', () => {
    expect(tokenize('"a" ,"b"\t\n"c" ')).toMatchObject({ rows: [['a', 'b'], ['c']], faults: [] });
  });

  test('a byte order mark is skipped, however small the pieces are', () => {
    for (const piece of [1, 2, 3, 100]) expect(tokenize('\ufeffa,b\n', piece).rows).toEqual([['a', 'b']]);
  });
});

describe('what is wrong is said, and the other rows are still read', () => {
  test('text behind a closing quote', () => {
    expect(tokenize('a,b\n"x"y,2\n3,4\n')).toEqual({
      rows: [
        ['a', 'b'],
        ['3', '4'],
      ],
      numbers: [1, 3],
      faults: ['2 text-after-quote'],
    });
  });

  test('a quote that is never closed', () => {
    expect(tokenize('a,b\n"1,2\n3,4')).toMatchObject({ rows: [['a', 'b']], faults: ['2 quote-not-closed'] });
  });

  test('binary zeros end the reading, in plain and in quoted cells', () => {
    expect(tokenize('a,b\nc\0,d\n').stopped).toBe('NUL_BYTES');
    expect(tokenize('a,b\n"c\0",d\n').stopped).toBe('NUL_BYTES');
  });

  test('a line longer than allowed ends the reading without being kept in memory', () => {
    const limits = { lineBytesMax: 1000 };
    expect(tokenize('x'.repeat(900), 100, limits).stopped).toBeUndefined();
    expect(tokenize('x'.repeat(5000), 100, limits).stopped).toBe('LINE_TOO_LONG');
    expect(tokenize(`"${'x\n'.repeat(3000)}`, 100, limits).stopped).toBe('LINE_TOO_LONG');
  });

  test('more cells than any table has end the reading', () => {
    expect(tokenize(','.repeat(200_000)).stopped).toBe('LINE_TOO_LONG');
  });
});

describe('against csv-parse as the referee', () => {
  const referee = (text: string) =>
    parse(text, { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', ' ', 'é', '='), maxLength: 6 });

  test('a table written with all its quotes is read as it was', () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, piece, ending) => {
          const text = rows
            .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
            .join(ending);
          expect(tokenize(text, piece)).toMatchObject({ rows, faults: [] });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('whatever the referee accepts is read the same, in pieces of any size', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', 'ü'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10 }), (written, piece) => {
        let expected: string[][];
        try {
          expected = referee(written);
        } catch {
          // The referee refuses quotes where the RFC allows none; those are tested above.
          return;
        }
        expect(tokenize(written, piece)).toMatchObject({ rows: expected, faults: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test('the size of the pieces never matters', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (written, piece) => {
        expect(tokenize(written, piece)).toEqual(tokenize(written));
      }),
      { numRuns: 1000 },
    );
  });
});
