import { type Layer, LINE_HEIGHT, plainText } from './lay-out-text.ts';
import { MARGIN, type Mark } from './sheet.ts';

/** A line with a stroke at each end and at each inch. */
export function rulerMarks(
  { x, y }: { readonly x: number; readonly y: number },
  length: number,
  direction: 'across' | 'down',
): readonly Mark[] {
  const at = (along: number, aside: number): readonly [number, number] =>
    direction === 'across' ? [x + along, y + aside] : [x + aside, y + along];
  const strokes = Array.from({ length: length / 72 + 1 }, (_, inch): Mark => {
    const reach = inch === 0 || inch === length / 72 ? 8 : 4;
    return { type: 'line', from: at(inch * 72, -reach), to: at(inch * 72, reach), width: 0.6 };
  });
  return [{ type: 'line', from: at(0, 0), to: at(length, 0), width: 0.6 }, ...strokes];
}

/** How far the arms of a cross reach. */
const ARM = 14;

/** A cross at the right of the page, and left of it what it is for. */
export function crossMarks(
  { typeface, width }: Pick<Layer, 'typeface' | 'width'>,
  { fromEdges, label }: { readonly fromEdges: number; readonly label: string },
): readonly Mark[] {
  const [x, y] = [width + 2 * MARGIN - fromEdges, fromEdges];
  const style = { size: 9 };
  const lines = typeface.lines(label, style, x - ARM - 8 - MARGIN);
  const step = style.size * LINE_HEIGHT;
  const words = lines.flatMap((line, index) => {
    const left = x - ARM - 8 - typeface.width(line, style);
    return plainText([line], { x: left, y: y + (index - lines.length / 2) * step }, style);
  });
  return [
    { type: 'line', from: [x - ARM, y], to: [x + ARM, y], width: 0.6 },
    { type: 'line', from: [x, y - ARM], to: [x, y + ARM], width: 0.6 },
    ...words,
  ];
}
