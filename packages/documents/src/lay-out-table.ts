import type { Block, Cell, Column, Row } from './block.ts';
import { type Layer, LINE_HEIGHT, plainText } from './lay-out-text.ts';
import type { Mark, Piece } from './sheet.ts';

type Table = Extract<Block, { type: 'table' }>;

const PADDING = 3.5;
/** Of a QR code in a row. */
const CODE_SIZE = 30;
const TICK_SIZE = 11;
const HEAD_SIZE = 8.5;
/** A digit in its box. */
const DIGIT = { width: 19, height: 24, size: 15 } as const;

type PlacedColumn = Column & { readonly x: number; readonly width: number };
type Writing = { readonly layer: Layer; readonly columns: readonly PlacedColumn[]; readonly size: number };

/** Lays a table out row by row; the head is repeated on each page, and so is the group that is not at its end. */
export function layOutTable(layer: Layer, table: Table): void {
  const size = table.size ?? 10;
  const writing = { layer, columns: placed(table.columns, layer), size };
  const head = headOf(writing);
  const heightOfHead = head.height;
  const rows: Piece[] = [];
  const put = () => {
    if (rows.length > 0) layer.put({ role: 'Table', children: rows.splice(0) });
  };
  const begin = () => {
    rows.push(head.at(layer.y));
    layer.y += heightOfHead;
  };
  let group: string | undefined;
  let isBegun = false;
  for (const [index, row] of table.rows.entries()) {
    const height = rowHeight(writing, row, table.rowHeight);
    // A group is not left behind alone at the end of a page.
    const next = 'group' in row ? table.rows[index + 1] : undefined;
    const together = height + (next === undefined ? 0 : rowHeight(writing, next, table.rowHeight));
    if (!isBegun) {
      if (layer.y + heightOfHead + together > layer.bottom && layer.y > layer.top) layer.turn();
      begin();
      isBegun = true;
    } else if (layer.y + together > layer.bottom) {
      put();
      layer.turn();
      continuation(writing, table.continued);
      begin();
      if (group !== undefined && !('group' in row)) addRow({ group }, rowHeight(writing, { group }, undefined));
    }
    if ('group' in row) group = row.group;
    addRow(row, height);
  }
  if (!isBegun) begin();
  put();
  layer.y += 8;

  function addRow(row: Row, height: number): void {
    rows.push(placedRow(writing, row, height));
    layer.y += height;
  }
}

/** Whose table it is, for a page that was parted from those before it. */
function continuation({ layer }: Writing, text: string | undefined): void {
  if (text === undefined) return;
  const style = { size: 10, bold: true };
  const lines = layer.typeface.lines(text, style, layer.width);
  layer.put({ role: 'P', marks: plainText(lines, { x: layer.left, y: layer.y }, style) });
  layer.y += lines.length * style.size * LINE_HEIGHT + 4;
}

function placed(columns: readonly Column[], { left, width }: Layer): readonly PlacedColumn[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = left;
  return columns.map((column) => {
    const own = { ...column, x, width: (width * column.share) / shares };
    x += own.width;
    return own;
  });
}

function headOf({ layer, columns }: Writing): { readonly height: number; readonly at: (y: number) => Piece } {
  const style = { size: HEAD_SIZE, bold: true };
  const lines = columns.map(({ head, width }) => layer.typeface.lines(head, style, width - 2 * PADDING));
  const height = Math.max(1, ...lines.map((one) => one.length)) * HEAD_SIZE * LINE_HEIGHT + 2 * PADDING;
  return {
    height,
    at: (y) => ({
      role: 'TR',
      children: columns.flatMap((column, index): readonly Piece[] => [
        frame({ x: column.x, y, width: column.width, height, fill: '#e8e8e8' }),
        {
          role: 'TH',
          marks: aligned(layer, column, { lines: lines[index] ?? [], y: y + PADDING, size: HEAD_SIZE, bold: true }),
        },
      ]),
    }),
  };
}

function rowHeight(writing: Writing, row: Row, least = 0): number {
  if ('group' in row) return groupLines(writing, row.group).length * writing.size * LINE_HEIGHT + 2 * PADDING;
  const heights = writing.columns.map((column, index) => cellHeight(writing, column, row[index] ?? ''));
  return Math.max(least, ...heights) + 2 * PADDING;
}

function groupLines({ layer, size }: Writing, text: string): readonly string[] {
  return layer.typeface.lines(text, { size, bold: true }, layer.width - 2 * PADDING);
}

function cellHeight(writing: Writing, column: Column & { readonly width: number }, cell: Cell): number {
  if (typeof cell === 'string' || cell.type === 'bold') {
    return cellLines(writing, column, cell).length * writing.size * LINE_HEIGHT;
  }
  if (cell.type === 'code') return CODE_SIZE + 2;
  if (cell.type === 'digits') return DIGIT.height;
  return cell.type === 'tick' ? TICK_SIZE : 0;
}

function cellLines({ layer, size }: Writing, { width }: { readonly width: number }, cell: Cell): readonly string[] {
  if (typeof cell === 'string') return layer.typeface.lines(cell, { size }, width - 2 * PADDING);
  return cell.type === 'bold' ? layer.typeface.lines(cell.text, { size, bold: true }, width - 2 * PADDING) : [];
}

function placedRow(writing: Writing, row: Row, height: number): Piece {
  const { layer, columns, size } = writing;
  const { y } = layer;
  if ('group' in row) {
    const marks = plainText(
      groupLines(writing, row.group),
      { x: layer.left + PADDING, y: y + PADDING },
      { size, bold: true },
    );
    const around = frame({ x: layer.left, y, width: layer.width, height, fill: '#f4f4f4' });
    return { role: 'TR', children: [around, { role: 'TD', marks }] };
  }
  const hasCode = row.some((cell) => typeof cell !== 'string' && cell.type === 'code');
  return {
    role: 'TR',
    children: columns.flatMap((column, index): readonly Piece[] => {
      const cell = row[index] ?? '';
      return [
        frame({ x: column.x, y, width: column.width, height }),
        cellPiece(writing, column, { cell, y, height, hasCode }),
      ];
    }),
  };
}

function cellPiece(
  writing: Writing,
  column: PlacedColumn,
  {
    cell,
    y,
    height,
    hasCode,
  }: {
    readonly cell: Cell;
    readonly y: number;
    readonly height: number;
    readonly hasCode: boolean;
  },
): Piece {
  if (typeof cell === 'string' || cell.type === 'bold') {
    const lines = cellLines(writing, column, cell);
    const bold = typeof cell !== 'string';
    const own = lines.length * writing.size * LINE_HEIGHT;
    // Beside a code a short text stands in the middle; in a row to write in, above.
    const top = hasCode ? y + (height - own) / 2 : y + PADDING;
    return { role: 'TD', marks: aligned(writing.layer, column, { lines, y: top, size: writing.size, bold }) };
  }
  if (cell.type === 'blank') return { role: 'TD' };
  if (cell.type === 'digits') return { role: 'TD', marks: digitMarks(writing.layer, column, { cell, y, height }) };
  const size = cell.type === 'tick' ? TICK_SIZE : CODE_SIZE;
  const [x, top] = [column.x + (column.width - size) / 2, y + (height - size) / 2];
  if (cell.type === 'tick') {
    return { role: 'TD', marks: [{ type: 'box', x, y: top, width: size, height: size, line: 0.9 }] };
  }
  const code = { type: 'code', x, y: top, size, payload: cell.payload } as const;
  return { role: 'TD', children: [{ role: 'Figure', alt: cell.alt, marks: [code] }] };
}

/** A number that has more digits than boxes stands in one long box. */
function digitMarks(
  { typeface }: Layer,
  column: PlacedColumn,
  place: { readonly cell: Extract<Cell, { type: 'digits' }>; readonly y: number; readonly height: number },
): readonly Mark[] {
  const { cell, y, height } = place;
  const { boxes, isGray } = cell;
  const signs = [...cell.written];
  const right = column.x + column.width - PADDING;
  const top = y + (height - DIGIT.height) / 2;
  const box = { y: top, height: DIGIT.height, line: 0.9, ...(isGray ? { fill: '#e2e2e2' } : {}) };
  const written = (text: string, end: number): Mark => {
    const style = { size: DIGIT.size, bold: true };
    const x = end - typeface.width(text, style);
    return { type: 'text', x, baseline: top + DIGIT.height * 0.73, text, ...style };
  };
  if (signs.length > boxes) {
    const width = boxes * DIGIT.width;
    return [{ type: 'box', x: right - width, width, ...box }, written(cell.written, right - 4)];
  }
  return Array.from({ length: boxes }, (_, index): readonly Mark[] => {
    const x = right - (boxes - index) * DIGIT.width;
    const sign = signs[index - boxes + signs.length];
    const frame: Mark = { type: 'box', x, width: DIGIT.width, ...box };
    if (sign === undefined) return [frame];
    const margin = (DIGIT.width - typeface.width(sign, { size: DIGIT.size, bold: true })) / 2;
    return [frame, written(sign, x + DIGIT.width - margin)];
  }).flat();
}

function aligned(
  { typeface }: Layer,
  column: PlacedColumn,
  text: { readonly lines: readonly string[]; readonly y: number; readonly size: number; readonly bold: boolean },
): readonly Mark[] {
  const { lines, y, size, bold } = text;
  const marks = plainText(lines, { x: column.x + PADDING, y }, { size, bold });
  if (column.align !== 'right') return marks;
  const right = column.x + column.width - PADDING;
  return marks.map((mark) => ({ ...mark, x: right - typeface.width(mark.text.trimEnd(), mark) }));
}

/** The frame of a cell is no content. */
function frame(area: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: string;
}): Piece {
  return { role: 'Artifact', marks: [{ type: 'box', line: 0.5, ...area }] };
}
