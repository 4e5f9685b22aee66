import { assertNever } from '@plumbline/prelude';
import type { Drawing, Mark } from './drawing.ts';

/** A part of a drawing between two heights, with the marks that lie in it where they lay. */
export type DrawingPart = { readonly top: number; readonly height: number; readonly marks: readonly Mark[] };

/**
 * A drawing in parts that paper can turn a page between, each as high as it may be, or as its highest row. One that says nothing of its rows is
 * one part.
 */
export function partsOf(drawing: Drawing, heightMax: number): readonly DrawingPart[] {
  const ends: number[] = [];
  let [top, last] = [0, 0];
  for (const height of [...(drawing.breaks ?? []), drawing.height]) {
    if (height - top > heightMax && last > top) {
      ends.push(last);
      top = last;
    }
    last = height;
  }
  ends.push(drawing.height);
  const parts = ends.map((end, index) => ({ top: ends[index - 1] ?? 0, end, marks: [] as Mark[] }));
  for (const mark of drawing.marks) {
    const y = heightOf(mark);
    (parts.find(({ end }) => y < end) ?? parts.at(-1))?.marks.push(mark);
  }
  return parts.map(({ top: from, end, marks }) => ({ top: from, height: end - from, marks }));
}

/** A height at which a mark lies. */
function heightOf(mark: Mark): number {
  switch (mark.type) {
    case 'text':
    case 'box':
    case 'dot':
      return mark.y;
    case 'path':
      return Math.min(...mark.points.map(([, y]) => y));
    case 'place':
      return 0;
    default:
      return assertNever(mark);
  }
}
