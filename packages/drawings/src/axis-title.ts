import { type Mark, SMALL_SIZE } from './drawing.ts';
import { wrapText } from './wrap-text.ts';

const LINE = 16;

/** What an axis counts, below it: in the middle of its drawing, in as many lines as it takes. `top` is the line the first letters stand on. */
export function axisTitle(
  text: string,
  { width, top }: { readonly width: number; readonly top: number },
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const lines = wrapText(text, SMALL_SIZE, width - 4);
  const marks = lines.map((line, index): Mark => {
    const y = top + index * LINE;
    return { type: 'text', x: width / 2, y, text: line, size: SMALL_SIZE, anchor: 'middle', paint: 'quiet' };
  });
  return { marks, bottom: top + (lines.length - 1) * LINE + 6 };
}
