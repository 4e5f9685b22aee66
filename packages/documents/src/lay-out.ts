import { assertNever } from '@plumbline/prelude';
import type { PublicLanguage } from '@plumbline/words/define-words';
import type { Block } from './block.ts';
import { layOutBoxes, rowsOfBoxes } from './lay-out-boxes.ts';
import { layOutTable } from './lay-out-table.ts';
import { type Layer, LINE_HEIGHT, plainText } from './lay-out-text.ts';
import { crossMarks, rulerMarks } from './ruler-marks.ts';
import { MARGIN, type PaperSize, type Piece, type Role, type Sheet } from './sheet.ts';
import type { Typeface } from './typeface.ts';

/** The foot of a page: as a strip of pieces whose upper edge lies at `y`. */
export type Foot = (place: {
  readonly page: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
}) => readonly Piece[];

type FootKind = Extract<Block, { type: 'drawn' }>['foot'];

type Page = {
  readonly foot: FootKind;
  readonly pieces: Piece[];
  readonly draw: (() => readonly Piece[]) | undefined;
};

/** How high the foot of a page is. */
export const FOOT_HEIGHT = 40;

/**
 * Lays blocks out on sheets from top to bottom, a new sheet whenever one is full. A page that is drawn, and the foot of each, is laid out when it is
 * looked at, each time: thousands of labels need not be there at once.
 */
export function layOut(
  blocks: readonly Block[],
  { typeface, paper, foot }: { readonly typeface: Typeface; readonly paper: PaperSize; readonly foot: Foot },
): readonly Sheet[] {
  const { width, height } = paper;
  const pages: Page[] = [];
  const bottom = height - MARGIN - FOOT_HEIGHT;
  const open = () => pages.push({ foot: 'usual', pieces: [], draw: undefined });
  const spoken = (piece: Piece, language: PublicLanguage | undefined) =>
    language === undefined ? piece : { ...piece, language };
  const layer: Layer = {
    typeface,
    left: MARGIN,
    width: width - 2 * MARGIN,
    y: MARGIN,
    top: MARGIN,
    bottom,
    put: (piece) => {
      if (pages.length === 0) open();
      pages.at(-1)?.pieces.push(spoken(piece, language));
    },
    turn: () => {
      open();
      layer.y = MARGIN;
    },
  };
  let isFull = false;
  let language: PublicLanguage | undefined;
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'drawn') {
      const own = language;
      const draw = () => block.draw({ x: 0, y: 0, width, height }).map((piece) => spoken(piece, own));
      pages.push({ foot: block.foot, pieces: [], draw });
      isFull = true;
      continue;
    }
    if (block.type === 'language') {
      language = block.language;
      continue;
    }
    if (isFull) layer.turn();
    isFull = false;
    // A heading is not left behind alone at the end of a page.
    if (block.type === 'heading') keep(layer, heightOf(layer, [block, ...beginningOf(blocks[index + 1])]));
    layOutBlock(layer, block);
  }
  return pages.map(({ pieces, draw, foot: kind }, index) => {
    const place = { page: index + 1, pages: pages.length, width, height, narrow: kind === 'narrow' };
    return {
      width,
      height,
      get pieces() {
        const own = draw?.() ?? pieces;
        return kind === 'none' ? own : [...own, ...foot(place)];
      },
    };
  });
}

function layOutBlock(layer: Layer, block: Block): void {
  switch (block.type) {
    case 'title':
      flowText(layer, { role: 'H1', text: block.text, size: 20, bold: true, after: 6 });
      return;
    case 'heading':
      keep(layer, 60);
      layer.y += 6;
      flowText(layer, { role: 'H2', text: block.text, size: 13, bold: true, after: 4 });
      return;
    case 'paragraph': {
      const { text, size = 10.5, bold = false } = block;
      flowText(layer, { role: 'P', text, size, bold, after: size * 0.5 });
      return;
    }
    case 'large':
      largeText(layer, block);
      return;
    case 'callout':
      callout(layer, block.text);
      return;
    case 'list':
      list(layer, block);
      return;
    case 'ticks':
      ticks(layer, block);
      return;
    case 'facts':
      facts(layer, block);
      return;
    case 'table':
      layOutTable(layer, block);
      return;
    case 'boxes':
      layOutBoxes(layer, block);
      return;
    case 'lines':
      linesToWriteOn(layer, block.lines);
      return;
    case 'code': {
      keep(layer, block.size + 8);
      const mark = { type: 'code', x: layer.left, y: layer.y + 2, size: block.size, payload: block.payload } as const;
      layer.put({ role: 'Figure', alt: block.alt, marks: [mark] });
      layer.y += block.size + 10;
      return;
    }
    case 'beside':
      beside(layer, block);
      return;
    case 'together':
      keep(layer, heightOf(layer, block.blocks));
      for (const each of block.blocks) layOutBlock(layer, each);
      return;
    case 'space':
      layer.y += block.height;
      return;
    case 'ruler':
      ruler(layer, block);
      return;
    case 'cross':
      layer.put({ role: 'P', marks: crossMarks(layer, block) });
      return;
    case 'cut':
      cutLine(layer, block.text);
      return;
    case 'language':
      // Said where blocks follow one another.
      return;
    case 'new-page':
      layer.turn();
      return;
    case 'drawn':
      return;
    default:
      assertNever(block);
  }
}

/** Begins a new page unless as much is left of this one. */
function keep(layer: Layer, height: number): void {
  if (layer.y + height > layer.bottom && layer.y > layer.top) layer.turn();
}

/** As much of a block as is never parted by the end of a page. */
function beginningOf(block: Block | undefined): readonly Block[] {
  switch (block?.type) {
    case 'table': {
      const [first] = block.rows;
      return [{ ...block, rows: block.rows.slice(0, first !== undefined && 'group' in first ? 2 : 1) }];
    }
    case 'together':
      return [block];
    case 'boxes':
      return [{ ...block, boxes: rowsOfBoxes(block.boxes, block.columns)[0] ?? [] }];
    default:
      return [];
  }
}

/** How high blocks come to stand at this width, were there room without end. */
function heightOf(layer: Layer, blocks: readonly Block[]): number {
  const trial: Layer = { ...layer, y: 0, top: 0, bottom: Number.POSITIVE_INFINITY, put: () => {}, turn: () => {} };
  for (const block of blocks) layOutBlock(trial, block);
  return trial.y;
}

function flowText(
  layer: Layer,
  text: {
    readonly role: Role;
    readonly text: string;
    readonly size: number;
    readonly bold: boolean;
    readonly after: number;
  },
): void {
  const lines = layer.typeface.lines(text.text, text, layer.width);
  const step = text.size * LINE_HEIGHT;
  let first = 0;
  while (first < lines.length) {
    keep(layer, step);
    const fitting = Math.max(1, Math.floor((layer.bottom - layer.y) / step));
    const part = lines.slice(first, first + fitting);
    layer.put({ role: text.role, marks: plainText(part, { x: layer.left, y: layer.y }, text) });
    layer.y += part.length * step;
    first += part.length;
  }
  layer.y += text.after;
}

/** The size is lowered until the text fits on one line; below a fifth of it the text is broken instead. */
function largeText(layer: Layer, { text, size }: { readonly text: string; readonly size: number }): void {
  const fitting = Math.min(size, (size * layer.width) / Math.max(1, layer.typeface.width(text, { size, bold: true })));
  const used = Math.max(fitting, size / 3);
  flowText(layer, { role: 'P', text, size: used, bold: true, after: used * 0.2 });
}

function callout(layer: Layer, text: string): void {
  const style = { size: 10.5, bold: true };
  const padding = 7;
  const lines = layer.typeface.lines(text, style, layer.width - 2 * padding);
  const height = lines.length * style.size * LINE_HEIGHT + 2 * padding;
  keep(layer, height + 6);
  const box = { type: 'box', x: layer.left, y: layer.y, width: layer.width, height, line: 1.2 } as const;
  layer.put({ role: 'Artifact', marks: [box] });
  layer.put({ role: 'P', marks: plainText(lines, { x: layer.left + padding, y: layer.y + padding }, style) });
  layer.y += height + 8;
}

function list(layer: Layer, block: Extract<Block, { type: 'list' }>): void {
  const { size = 10.5, numbered } = block;
  const indent = size * 1.9;
  const step = size * LINE_HEIGHT;
  const items: Piece[] = [];
  const put = () => {
    if (items.length > 0) layer.put({ role: 'L', children: items.splice(0) });
  };
  for (const [index, text] of block.items.entries()) {
    const lines = layer.typeface.lines(text, { size }, layer.width - indent);
    if (layer.y + lines.length * step > layer.bottom) {
      put();
      keep(layer, lines.length * step);
    }
    const label = plainText([numbered ? `${index + 1}.` : '•'], { x: layer.left + 2, y: layer.y }, { size });
    items.push({
      role: 'LI',
      children: [
        { role: 'LBody', marks: [...label, ...plainText(lines, { x: layer.left + indent, y: layer.y }, { size })] },
      ],
    });
    layer.y += lines.length * step + size * 0.3;
  }
  put();
  layer.y += 4;
}

function ticks(layer: Layer, { items, before }: Extract<Block, { type: 'ticks' }>): void {
  const size = 10.5;
  const [box, gap, between] = [11, 5, 18];
  keep(layer, size * 2);
  let x = layer.left;
  if (before !== undefined) {
    layer.put({ role: 'P', marks: plainText([before], { x, y: layer.y }, { size, bold: true }) });
    x += layer.typeface.width(before, { size, bold: true }) + 10;
  }
  const begin = before === undefined || x - layer.left > layer.width / 2 ? layer.left : x;
  for (const text of items) {
    const width = Math.min(layer.typeface.width(text, { size }) + box + gap, layer.left + layer.width - begin);
    if (x > begin && x + width > layer.left + layer.width) {
      x = begin;
      layer.y += size * 1.75;
      keep(layer, size * 2);
    }
    const lines = layer.typeface.lines(text, { size }, layer.left + layer.width - x - box - gap);
    layer.put({
      role: 'P',
      marks: [
        { type: 'box', x, y: layer.y + 1.5, width: box, height: box, line: 0.9 },
        ...plainText(lines, { x: x + box + gap, y: layer.y }, { size }),
      ],
    });
    if (lines.length > 1) layer.y += (lines.length - 1) * size * LINE_HEIGHT;
    x += width + between;
  }
  layer.y += size * 1.9;
}

function facts(layer: Layer, block: Extract<Block, { type: 'facts' }>): void {
  const size = 10.5;
  const gap = 14;
  const width = (layer.width - gap * (block.columns - 1)) / block.columns;
  for (let first = 0; first < block.facts.length; first += block.columns) {
    const row = block.facts.slice(first, first + block.columns).map(([name, value]) => ({
      name: layer.typeface.lines(name, { size: 8 }, width),
      value: layer.typeface.lines(value, { size, bold: true }, width),
    }));
    const height = Math.max(
      ...row.map((one) => one.name.length * 8 * LINE_HEIGHT + one.value.length * size * LINE_HEIGHT),
    );
    keep(layer, height);
    for (const [index, one] of row.entries()) {
      const x = layer.left + index * (width + gap);
      const below = layer.y + one.name.length * 8 * LINE_HEIGHT;
      const named = plainText(one.name, { x, y: layer.y }, { size: 8 });
      layer.put({ role: 'P', marks: [...named, ...plainText(one.value, { x, y: below }, { size, bold: true })] });
    }
    layer.y += height + 4;
  }
  layer.y += 4;
}

function linesToWriteOn(layer: Layer, lines: readonly { readonly label: string; readonly share: number }[]): void {
  keep(layer, 42);
  const gap = 14;
  const shares = lines.reduce((sum, { share }) => sum + share, 0);
  const room = layer.width - gap * (lines.length - 1);
  let x = layer.left;
  const at = layer.y + 24;
  let under = 0;
  for (const { label, share } of lines) {
    const width = (room * share) / shares;
    const words = layer.typeface.lines(label, { size: 8 }, width);
    under = Math.max(under, words.length);
    layer.put({
      role: 'P',
      marks: [
        { type: 'line', from: [x, at], to: [x + width, at], width: 0.8 },
        ...plainText(words, { x, y: at + 2 }, { size: 8 }),
      ],
    });
    x += width + gap;
  }
  layer.y = at + 2 + under * 8 * LINE_HEIGHT + 4;
}

function beside(layer: Layer, block: Extract<Block, { type: 'beside' }>): void {
  const gap = 20;
  const shares = block.parts.reduce((sum, { share }) => sum + share, 0);
  const room = layer.width - gap * (block.parts.length - 1);
  const parts = block.parts.map((part) => ({ ...part, width: (room * part.share) / shares }));
  keep(layer, Math.max(...parts.map(({ blocks, width }) => heightOf({ ...layer, width }, blocks))));
  const top = layer.y;
  let [left, lowest] = [layer.left, top];
  for (const { blocks, width } of parts) {
    const part: Layer = { ...layer, left, width, y: top };
    for (const each of blocks) layOutBlock(part, each);
    lowest = Math.max(lowest, part.y);
    left += width + gap;
  }
  layer.y = lowest;
}

function ruler(layer: Layer, block: Extract<Block, { type: 'ruler' }>): void {
  const isAcross = block.direction === 'across';
  keep(layer, isAcross ? 40 : block.length + 20);
  const from = { x: layer.left + (isAcross ? 0 : 8), y: layer.y + 10 };
  const words = isAcross ? { x: layer.left, y: from.y + 12 } : { x: layer.left + 28, y: from.y + block.length / 2 };
  layer.put({
    role: 'P',
    marks: [...rulerMarks(from, block.length, block.direction), ...plainText([block.label], words, { size: 9 })],
  });
  layer.y += isAcross ? 42 : block.length + 22;
}

function cutLine(layer: Layer, text: string): void {
  keep(layer, 24);
  const y = layer.y + 8;
  const words = plainText([text], { x: layer.left, y: y + 2 }, { size: 8 });
  layer.put({
    role: 'P',
    marks: [
      { type: 'line', from: [layer.left, y], to: [layer.left + layer.width, y], width: 0.8, dashed: true },
      ...words,
    ],
  });
  layer.y = y + 18;
}
