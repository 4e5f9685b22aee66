import type { TextMark } from './block.ts';
import type { Piece } from './sheet.ts';
import type { TextStyle, Typeface } from './typeface.ts';

/** From line to line, in sizes of the text. */
export const LINE_HEIGHT = 1.32;

/** From the upper edge of a line to where its letters stand, in sizes of the text. */
const ASCENT = 1.04;

/** Where the next block comes to stand. */
export type Layer = {
  readonly typeface: Typeface;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  y: number;
  readonly put: (piece: Piece) => void;
  /** Goes on at the top of a new page. */
  readonly turn: () => void;
};

/** Lines one below the other, the first with its upper edge at `y`. */
export function plainText(
  lines: readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  { size, bold = false }: TextStyle,
): readonly TextMark[] {
  return lines
    .map((text, index): TextMark => {
      const baseline = y + size * ASCENT + index * size * LINE_HEIGHT;
      return { type: 'text', x, baseline, text, size, bold };
    })
    .filter(({ text }) => text !== '');
}
