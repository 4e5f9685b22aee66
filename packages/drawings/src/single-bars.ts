import { type Drawing, type Mark, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** A bar: how long, how much of it is done, and what is said of it. */
export type SingleBar = {
  readonly name: string;
  readonly value: number;
  /** The solid part of the bar; all of it where nobody says. */
  readonly done?: number;
  readonly text: string;
  /** What many others come to: it is said and not drawn, or its bar would leave nothing to see of the others. */
  readonly isRest?: boolean;
};

const BAR = 14;
const AFTER = 10;
const LINE = 17;
/** Wider than this, names stand left of their bars. */
const BESIDE_FROM = 560;
const NAME_SHARE = 0.36;
const EDGE: Stroke = { paint: 'ink', width: 1 };

/** A bar for each name. Longer is more, by the largest of all; what is not done yet is hatched. */
export function singleBars(asked: { readonly width: number; readonly bars: readonly SingleBar[] }): Drawing {
  const { width, bars } = asked;
  const isBeside = width >= BESIDE_FROM;
  const nameWidth = isBeside ? width * NAME_SHARE : width;
  const left = isBeside ? nameWidth + 10 : 1;
  const room = Math.max(...bars.map(({ text }) => textWidth(text, SMALL_SIZE)), 0) + 12;
  const most = Math.max(1e-9, ...bars.map(({ value, isRest }) => (isRest === true ? 0 : value)));
  const barMax = Math.max(30, width - left - room);
  const marks: Mark[] = [];
  const breaks: number[] = [];
  let y = 4;
  for (const { name, value, done, text, isRest } of bars) {
    const lines = wrapText(name, TEXT_SIZE, nameWidth - 6);
    for (const [index, line] of lines.entries()) {
      marks.push({
        type: 'text',
        x: isBeside ? nameWidth : 1,
        y: y + 11 + index * LINE,
        text: line,
        size: TEXT_SIZE,
        anchor: isBeside ? 'end' : 'start',
        paint: 'ink',
      });
    }
    const top = isBeside ? y : y + lines.length * LINE;
    const length = isRest === true ? 0 : (value / most) * barMax;
    const solid = isRest === true ? 0 : ((done ?? value) / most) * barMax;
    if (length > 0)
      marks.push({ type: 'box', x: left, y: top, width: length, height: BAR, fill: 'hatch', stroke: EDGE });
    if (solid > 0) marks.push({ type: 'box', x: left, y: top, width: solid, height: BAR, fill: 'solid', stroke: EDGE });
    marks.push({
      type: 'text',
      x: left + length + 6,
      y: top + BAR - 3,
      text,
      size: SMALL_SIZE,
      anchor: 'start',
      paint: 'ink',
    });
    y = Math.max(y + lines.length * LINE, top + BAR) + AFTER;
    breaks.push(y - AFTER / 2);
  }
  return { width, height: Math.max(y, 20), marks, breaks };
}
