import { type Row, trimCell } from './split-rows.ts';

/**
 * The rows of what was copied from a spreadsheet: tabs between the cells. A cell with a tab, a quotation mark at its beginning or a
 * line break comes in quotation marks; within other cells they are what somebody wrote. Undefined where no line has a tab: it is no copy of
 * a table. Blank rows are left out but counted.
 */
export function splitPastedRows(text: string): readonly Row[] | undefined {
  if (!text.includes('\t')) return undefined;
  const rows: Row[] = [];
  let position = 0;
  let row = 0;
  while (position < text.length) {
    row += 1;
    const cells: string[] = [];
    for (;;) {
      const { cell, end } = readPastedCell(text, position);
      cells.push(trimCell(cell));
      position = end + 1;
      if (text[end] !== '\t') {
        if (text[end] === '\r' && text[end + 1] === '\n') position += 1;
        break;
      }
    }
    if (cells.some((cell) => cell !== '')) rows.push({ row, cells });
  }
  return rows;
}

const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;

function readPastedCell(text: string, start: number): { readonly cell: string; readonly end: number } {
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return { cell: (quoted[1] ?? '').replaceAll('""', '"'), end: start + quoted[0].length };
  PLAIN.lastIndex = start;
  const plain = PLAIN.exec(text)?.[0] ?? '';
  return { cell: plain, end: start + plain.length };
}
