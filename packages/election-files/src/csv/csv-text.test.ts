import { expect, test } from 'vitest';
import { csvCell, csvText } from './csv-text.ts';

test('a cell is quoted where RFC 4180 asks for it', () => {
  expect(csvCell('plain')).toBe('plain');
  expect(csvCell('Smith, Ann')).toBe('"Smith, Ann"');
  expect(csvCell('Earl "Buddy" Carter')).toBe('"Earl ""Buddy"" Carter"');
  expect(csvCell('two\nlines')).toBe('"two\nlines"');
  expect(csvCell(' padded')).toBe('" padded"');
});

test('a cell that a spreadsheet program would run as a formula is kept from running', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
  expect(csvCell('@SUM(A1)')).toBe("'@SUM(A1)");
  expect(csvCell('+cmd|calc')).toBe("'+cmd|calc");
  expect(csvCell('-A1')).toBe("'-A1");
  expect(csvCell('\t=1')).toBe("'\t=1");
});

test('numbers and signed differences stay numbers', () => {
  expect(csvCell(-3)).toBe('-3');
  expect(csvCell('+1')).toBe('+1');
  expect(csvCell('-1,234.5')).toBe('"-1,234.5"');
  expect(csvCell('-12%')).toBe('-12%');
});

test('every row ends with CRLF', () => {
  expect(
    csvText([
      ['a', 'b'],
      [1, ''],
    ]),
  ).toBe('a,b\r\n1,\r\n');
});
