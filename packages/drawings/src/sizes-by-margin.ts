import { assert } from '@plumbline/prelude';
import { axisTitle } from './axis-title.ts';
import { type Drawing, type Mark, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
import { logScale } from './scale.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** Sizes of one type of audit; a size is null where everything would have to be looked at. */
export type SizeLine = {
  readonly name: string;
  readonly sizes: readonly { readonly margin: number; readonly size: number | null }[];
};

const BODY = 250;
const TOP = 18;
const LEFT_LEAST = 72;
const LEGEND_LINE = 19;
const SAMPLE = 34;
const LOOKS: readonly { readonly stroke: Stroke; readonly fill: 'solid' | 'paper' | 'quiet' }[] = [
  { stroke: { paint: 'solid', width: 2 }, fill: 'solid' },
  { stroke: { paint: 'solid', width: 2, dash: [7, 4] }, fill: 'paper' },
  { stroke: { paint: 'quiet', width: 2, dash: [2, 3] }, fill: 'quiet' },
  { stroke: { paint: 'ink', width: 1, dash: [10, 3, 2, 3] }, fill: 'paper' },
];

/**
 * How the size of a sample falls as the margin grows, a line for each type of audit. Both axes go by ratios: twice the margin is the
 * same step anywhere. A line begins where a sample helps at all.
 */
export function sizesByMargin(asked: {
  readonly width: number;
  readonly lines: readonly SizeLine[];
  /** The margin of the contest at hand, a share. */
  readonly own: number | null;
  readonly ownText: string;
  readonly percentText: (share: number) => string;
  readonly countText: (count: number) => string;
  readonly marginText: string;
}): Drawing {
  const { width, lines } = asked;
  const known = lines.flatMap(({ sizes }) =>
    sizes.flatMap(({ margin, size }) => (size === null ? [] : [{ margin, size }])),
  );
  const margins = lines.flatMap(({ sizes }) => sizes.map(({ margin }) => margin));
  assert(known.length > 0 && margins.length > 1, 'some size is known at some margin');
  const counts = known.map(({ size }) => size);
  const tens = { low: powerOfTen(Math.min(...counts), Math.floor), high: powerOfTen(Math.max(...counts), Math.ceil) };
  const highest = asked.countText(Math.max(tens.high, tens.low * 10));
  const left = Math.max(LEFT_LEAST, textWidth(highest, SMALL_SIZE) + 10);
  const [right, bottom] = [width - 14, TOP + BODY];
  const x = logScale([Math.min(...margins), Math.max(...margins)], [left, right]);
  const y = logScale([tens.low, Math.max(tens.high, tens.low * 10)], [bottom, TOP]);
  const marks: Mark[] = [];
  for (let count = tens.low; count <= Math.max(tens.high, tens.low * 10) * 1.01; count *= 10) {
    marks.push(
      {
        type: 'path',
        points: [
          [left - 5, y(count)],
          [right, y(count)],
        ],
        stroke: { paint: 'grid', width: 1 },
      },
      {
        type: 'text',
        x: left - 8,
        y: y(count) + 4,
        text: asked.countText(Math.round(count)),
        size: SMALL_SIZE,
        anchor: 'end',
        paint: 'quiet',
      },
    );
  }
  for (const margin of [...new Set(margins)]) {
    marks.push({
      type: 'path',
      points: [
        [x(margin), bottom],
        [x(margin), bottom + 5],
      ],
      stroke: { paint: 'quiet', width: 1 },
    });
  }
  let written = Number.NEGATIVE_INFINITY;
  for (const margin of [...new Set(margins)].toSorted((one, other) => one - other)) {
    if (x(margin) - written < 46) continue;
    written = x(margin);
    const isEdge = x(margin) > right - 20;
    marks.push({
      type: 'text',
      x: isEdge ? right + 12 : x(margin),
      y: bottom + 18,
      text: asked.percentText(margin),
      size: SMALL_SIZE,
      anchor: isEdge ? 'end' : 'middle',
      paint: 'quiet',
    });
  }
  marks.push({
    type: 'path',
    points: [
      [left, TOP],
      [left, bottom],
      [right, bottom],
    ],
    stroke: { paint: 'quiet', width: 1 },
  });
  const title = axisTitle(asked.marginText, { width, top: bottom + 36 });
  marks.push(...title.marks);
  if (asked.own !== null && asked.own >= Math.min(...margins) && asked.own <= Math.max(...margins)) {
    const at = x(asked.own);
    const isRight = at > (left + right) / 2;
    marks.push(
      {
        type: 'path',
        points: [
          [at, TOP],
          [at, bottom],
        ],
        stroke: { paint: 'ink', width: 1.5, dash: [4, 4] },
      },
      {
        type: 'text',
        x: at + (isRight ? -6 : 6),
        y: TOP + 12,
        text: asked.ownText,
        size: SMALL_SIZE,
        anchor: isRight ? 'end' : 'start',
        paint: 'ink',
        bold: true,
      },
    );
  }
  let below = title.bottom + 8;
  for (const [index, line] of lines.entries()) {
    const look = LOOKS[index % LOOKS.length] ?? { stroke: { paint: 'ink', width: 1 }, fill: 'paper' };
    const points = line.sizes
      .filter((one): one is { readonly margin: number; readonly size: number } => one.size !== null)
      .toSorted((one, other) => one.margin - other.margin)
      .map(({ margin, size }) => [x(margin), y(size)] as const);
    if (points.length > 1) marks.push({ type: 'path', points, stroke: look.stroke });
    for (const [px, py] of points) {
      marks.push({ type: 'dot', x: px, y: py, radius: 3.5, fill: look.fill, stroke: { ...look.stroke, dash: [] } });
    }
    marks.push(
      {
        type: 'path',
        points: [
          [1, below + 6],
          [1 + SAMPLE, below + 6],
        ],
        stroke: look.stroke,
      },
      {
        type: 'dot',
        x: 1 + SAMPLE / 2,
        y: below + 6,
        radius: 3.5,
        fill: look.fill,
        stroke: { ...look.stroke, dash: [] },
      },
    );
    for (const words of wrapText(line.name, TEXT_SIZE, width - SAMPLE - 12)) {
      marks.push({
        type: 'text',
        x: SAMPLE + 10,
        y: below + 10,
        text: words,
        size: TEXT_SIZE,
        anchor: 'start',
        paint: 'ink',
      });
      below += LEGEND_LINE;
    }
  }
  return { width, height: below + 2, marks };
}

/** The power of ten at or beyond a count; what is one already stays so whatever its logarithm is rounded to. */
function powerOfTen(count: number, round: (value: number) => number): number {
  const exponent = Math.log10(count);
  const whole = Math.round(exponent);
  return 10 ** (Math.abs(exponent - whole) < 1e-9 ? whole : round(exponent));
}
