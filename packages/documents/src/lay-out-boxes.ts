import type { Block, FormBox } from './block.ts';
import { type Layer, LINE_HEIGHT, plainText } from './lay-out-text.ts';
import type { Mark } from './sheet.ts';

type Boxes = Extract<Block, { type: 'boxes' }>;

const PADDING = 4;
const LABEL_SIZE = 8;
const SIZE = 10.5;
/** Room to write in, below the name. */
const ROOM = 19;
const TICK = 10;

/** Lays the fields of a form out in frames, so many columns wide; a row of frames is never parted by the end of a page. */
export function layOutBoxes(layer: Layer, { columns, boxes }: Boxes): void {
  const unit = layer.width / columns;
  for (const row of rowsOfBoxes(boxes, columns)) {
    const height = Math.max(...row.map((box) => heightOfBox(layer, box, box.span * unit)));
    if (layer.y + height > layer.bottom && layer.y > layer.top) layer.turn();
    let x = layer.left;
    for (const box of row) {
      const width = box.span * unit;
      const frame = { type: 'box', x, y: layer.y, width, height, line: 0.6 } as const;
      layer.put({ role: 'Artifact', marks: [box.isGray ? { ...frame, fill: '#e2e2e2' } : frame] });
      layer.put({ role: 'P', marks: marksOfBox(layer, box, { x: x + PADDING, width: width - 2 * PADDING }) });
      x += width;
    }
    layer.y += height;
  }
  layer.y += 8;
}

/** As many boxes in a row as there is room for; the last one takes what is left. */
export function rowsOfBoxes(boxes: readonly FormBox[], columns: number): readonly (readonly FormBox[])[] {
  const rows: FormBox[][] = [];
  let free = 0;
  for (const box of boxes) {
    const span = Math.min(box.span, columns);
    if (span > free) {
      rows.push([]);
      free = columns;
    }
    rows.at(-1)?.push({ ...box, span });
    free -= span;
  }
  return rows.map((row) => {
    const used = row.reduce((sum, { span }) => sum + span, 0);
    return row.map((box, index) => (index === row.length - 1 ? { ...box, span: box.span + columns - used } : box));
  });
}

function heightOfBox(layer: Layer, box: FormBox, width: number): number {
  const inner = width - 2 * PADDING;
  const label = layer.typeface.lines(box.label, { size: LABEL_SIZE }, inner).length * LABEL_SIZE * LINE_HEIGHT;
  const written = layer.typeface.lines(box.written, { size: SIZE, bold: true }, inner).length * SIZE * LINE_HEIGHT;
  const ticks = ticksOf(layer, box, inner).height;
  return label + Math.max(ROOM, box.choices.length > 0 ? ticks : written) + PADDING;
}

function marksOfBox(layer: Layer, box: FormBox, place: { readonly x: number; readonly width: number }): Mark[] {
  const { x, width } = place;
  const label = layer.typeface.lines(box.label, { size: LABEL_SIZE }, width);
  const below = layer.y + 2 + label.length * LABEL_SIZE * LINE_HEIGHT;
  const marks: Mark[] = [...plainText(label, { x, y: layer.y + 2 }, { size: LABEL_SIZE })];
  if (box.choices.length > 0) {
    for (const { left, top, choice, lines } of ticksOf(layer, box, width).ticks) {
      const [at, y] = [x + left, below + top + 1.5];
      marks.push({ type: 'box', x: at, y, width: TICK, height: TICK, line: 0.9 });
      // A cross is told from an empty box also where a copy is poor.
      if (choice === box.written) {
        marks.push({ type: 'line', from: [at, y], to: [at + TICK, y + TICK], width: 1.4 });
        marks.push({ type: 'line', from: [at, y + TICK], to: [at + TICK, y], width: 1.4 });
      }
      marks.push(...plainText(lines, { x: at + TICK + 4, y: y - 2 }, { size: 9.5 }));
    }
    return marks;
  }
  const lines = layer.typeface.lines(box.written, { size: SIZE, bold: true }, width);
  return [...marks, ...plainText(lines, { x, y: below + 1 }, { size: SIZE, bold: true })];
}

/** Words to tick, as they come to lie in a box. */
function ticksOf({ typeface }: Layer, { choices }: FormBox, width: number) {
  const style = { size: 9.5 };
  const step = 15;
  let [left, top] = [0, 0];
  const ticks = choices.map(({ choice, word }) => {
    const own = Math.min(width, typeface.width(word, style) + TICK + 4);
    if (left > 0 && left + own > width) {
      left = 0;
      top += step;
    }
    const lines = typeface.lines(word, style, width - TICK - 4);
    const tick = { choice, left, top, lines };
    left += own + 12;
    if (lines.length > 1) top += (lines.length - 1) * style.size * LINE_HEIGHT;
    return tick;
  });
  return { ticks, height: choices.length === 0 ? 0 : top + step };
}
