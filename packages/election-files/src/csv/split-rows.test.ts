import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE_LENGTH_MAX, splitRows, trimCell } from './split-rows.ts';

const rowsOf = (text: string) => {
  const split = splitRows(text, ',');
  return split.ok ? split.rows.map(({ row, cells }) => [row, ...cells]) : split;
};
const faultsOf = (text: string) => {
  const split = splitRows(text, ',');
  return split.ok ? split.faults : [];
};

test('rows end with LF, CR or CRLF, and the last may end with nothing', () => {
  const expected = [
    [1, 'a', 'b'],
    [2, '1', '2'],
  ];
  expect(rowsOf('a,b\n1,2\n')).toEqual(expected);
  expect(rowsOf('a,b\r1,2')).toEqual(expected);
  expect(rowsOf('a,b\r\n1,2\r\n')).toEqual(expected);
});

test('blank rows are left out but counted', () => {
  expect(rowsOf('\n a ,b\n,,\n\n1,2')).toEqual([
    [2, 'a', 'b'],
    [5, '1', '2'],
  ]);
});

test('a quoted cell may hold commas, quotes and lines, and is one row of the spreadsheet', () => {
  expect(rowsOf('"a,1","say ""x""","two\r\nlines"\nb')).toEqual([
    [1, 'a,1', 'say "x"', 'two\r\nlines'],
    [2, 'b'],
  ]);
});

test('blanks around a quoted cell are allowed, and ="0012" is the text 0012', () => {
  expect(rowsOf(' "a" , "b"\t,="0012","=""7"""')).toEqual([[1, 'a', 'b', '0012', '7']]);
});

test('every stray quote is named, and the rows after it are still read', () => {
  expect(faultsOf('a,b\nx"y,1\n"x"y,2\n3,4')).toEqual([
    { row: 2, fault: 'quote-inside-cell', found: 'x"y' },
    { row: 3, fault: 'text-after-quote', found: '"x"y,2' },
  ]);
  expect(rowsOf('a,b\nx"y,1\n"x"y,2\n3,4')).toEqual([
    [1, 'a', 'b'],
    [4, '3', '4'],
  ]);
});

test('a quote that is never closed is named where it was opened', () => {
  expect(faultsOf('a,b\n"1,2\n3,4')).toEqual([{ row: 2, fault: 'quote-not-closed', found: '"1,2' }]);
  expect(rowsOf('a,b\n"1,2\n3,4')).toEqual([
    [1, 'a', 'b'],
    [3, '3', '4'],
  ]);
});

test('a line without end is refused instead of filling the memory', () => {
  expect(splitRows(`a,b\n${'x'.repeat(LINE_LENGTH_MAX + 1)}`, ',')).toEqual({
    ok: false,
    reason: 'line-too-long',
    row: 2,
  });
});

test('spaces of every kind and byte order marks are trimmed, inner ones kept', () => {
  expect(trimCell('\ufeff \u00a0\tBatch  1 \u00a0')).toBe('Batch  1');
});

test('the mark our own files put before a formula is taken away again', () => {
  expect(trimCell("'=Ann")).toBe('=Ann');
  expect(trimCell("'Ann")).toBe("'Ann");
});

test('whatever csv-parse accepts is split in the same cells', () => {
  const piece = fc.constantFrom('a', '1', ',', '"', '""', '\n', '\r\n', ' ', 'é', '","', '",');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let referee: string[][];
      try {
        referee = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'], bom: true });
      } catch {
        return;
      }
      const expected = referee.map((cells) => cells.map(trimCell)).filter((cells) => cells.some((cell) => cell !== ''));
      const split = splitRows(text, ',');
      expect(split.ok && split.faults).toEqual([]);
      expect(split.ok && split.rows.map(({ cells }) => cells)).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});

test('what csv-parse refuses is refused too, save blanks before a quoted cell and ="…"', () => {
  const piece = fc.constantFrom('a', ',', '"', '""', '\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      let refused = false;
      try {
        parse(text, { relax_column_count: true, record_delimiter: '\n' });
      } catch {
        refused = true;
      }
      const split = splitRows(text, ',');
      expect(split.ok && split.faults.length > 0).toBe(refused);
    }),
    { numRuns: 5000 },
  );
});
