import type { Mark } from './sheet.ts';

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
