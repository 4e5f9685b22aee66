import { assert } from '@plumbline/prelude';
import { type Drawing, type Mark, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
import { linearScale } from './scale.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** What happened at a moment, or from one to another, in milliseconds; what goes on still ends where the line ends. */
export type TimedStep = {
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
  readonly text: string;
};

const LINE = 17;
const BAR = 14;
const AFTER = 10;
const FOOT = 30;
const EDGE: Stroke = { paint: 'ink', width: 1 };

/** Steps one below the other, each at its time: a dot for a moment, a bar for a while, a hatched bar for what goes on. */
export function timeLine(asked: {
  readonly width: number;
  readonly steps: readonly TimedStep[];
  /** The end of the line where something goes on still. */
  readonly now: number;
  readonly timeText: (time: number) => string;
}): Drawing {
  const { width, steps, now } = asked;
  assert(steps.length > 0, 'a time line has steps');
  const first = Math.min(...steps.map(({ from }) => from));
  const isOpen = steps.some(({ to }) => to === null);
  const last = Math.max(first + 60_000, ...steps.map(({ from, to }) => to ?? from), isOpen ? now : first);
  const x = linearScale([first, last], [8, width - 8]);
  const marks: Mark[] = [];
  const breaks: number[] = [];
  let y = 0;
  for (const { name, from, to, text } of steps) {
    const said = wrapText(`${name} – ${text}`, TEXT_SIZE, width - 4);
    for (const line of said) {
      y += LINE;
      marks.push({ type: 'text', x: 1, y: y - 4, text: line, size: TEXT_SIZE, anchor: 'start', paint: 'ink' });
    }
    y += 3;
    marks.push({
      type: 'path',
      points: [
        [8, y + BAR / 2],
        [width - 8, y + BAR / 2],
      ],
      stroke: { paint: 'grid', width: 1 },
    });
    const end = to ?? Math.max(now, from);
    if (end === from) {
      marks.push({
        type: 'dot',
        x: x(from),
        y: y + BAR / 2,
        radius: 6,
        fill: 'solid',
        stroke: { paint: 'solid', width: 1 },
      });
    } else {
      const length = Math.max(3, x(end) - x(from));
      marks.push({
        type: 'box',
        x: Math.min(x(from), width - 8 - length),
        y,
        width: length,
        height: BAR,
        fill: to === null ? 'hatch' : 'solid',
        stroke: EDGE,
      });
    }
    y += BAR + AFTER;
    breaks.push(y - AFTER / 2);
  }
  marks.push({
    type: 'path',
    points: [
      [8, y],
      [width - 8, y],
    ],
    stroke: { paint: 'quiet', width: 1 },
  });
  const [begin, close] = [asked.timeText(first), asked.timeText(last)];
  marks.push({ type: 'text', x: 1, y: y + 18, text: begin, size: SMALL_SIZE, anchor: 'start', paint: 'quiet' });
  const isTight = textWidth(begin, SMALL_SIZE) + textWidth(close, SMALL_SIZE) + 20 > width;
  marks.push({
    type: 'text',
    x: width - 1,
    y: y + (isTight ? 34 : 18),
    text: close,
    size: SMALL_SIZE,
    anchor: 'end',
    paint: 'quiet',
  });
  return { width, height: y + FOOT + (isTight ? 16 : 0), marks, breaks };
}
