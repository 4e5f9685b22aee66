import { assert } from '@plumbline/prelude';
import { axisTitle } from './axis-title.ts';
import { type Drawing, type Mark, SMALL_SIZE, TEXT_SIZE } from './drawing.ts';
import { linearScale, logScale, roundTicks } from './scale.ts';
import { textWidth } from './wrap-text.ts';

/** What is known when a round has closed. */
export type MeasuredRound = {
  /** Such as “Round 1”. */
  readonly name: string;
  /** Units looked at up to then. */
  readonly lookedAt: number;
  /** From 0 to 1. */
  readonly risk: number;
  readonly riskText: string;
  readonly met: boolean;
};

const HEIGHT = 250;
const TOP = 34;
const FOOT = 44;
const LEFT = 56;
const TICKS = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001, 0.0001];
/** Labels of the axis need so much room. */
const TICK_ROOM = 17;

/**
 * Measured risk against what was looked at, round by round. The risk is drawn by its logarithm, because evidence multiplies; what lies
 * below the quarter of the limit lies on the lower edge. Before anything is looked at the risk is 100 %.
 */
export function riskByRound(asked: {
  readonly width: number;
  readonly limit: number;
  readonly limitText: string;
  readonly rounds: readonly MeasuredRound[];
  readonly percentText: (share: number) => string;
  readonly countText: (count: number) => string;
  /** What stands below the axis. */
  readonly unitText: string;
}): Drawing {
  const { width, limit, rounds } = asked;
  assert(limit > 0 && limit < 1, 'a risk limit lies between 0 and 1', limit);
  const bottom = HEIGHT - FOOT;
  const right = width - 16;
  const lowest = limit / 4;
  const risk = logScale([1, lowest], [TOP, bottom]);
  const y = (value: number) => risk(Math.min(1, Math.max(lowest, value)));
  const most = Math.max(1, ...rounds.map(({ lookedAt }) => lookedAt));
  const x = linearScale([0, most], [LEFT, right - 24]);
  const ticks = TICKS.filter((each) => each > lowest && Math.abs(y(each) - y(limit)) > TICK_ROOM);
  const spaced = ticks.filter((each, index) => index === 0 || y(each) - y(ticks[index - 1] ?? 1) > TICK_ROOM);
  const points = rounds.map((round) => ({ ...round, at: [x(round.lookedAt), y(round.risk)] as const }));
  const marks: Mark[] = [
    { type: 'box', x: LEFT, y: y(limit), width: right - LEFT, height: bottom - y(limit), fill: 'zone' },
    {
      type: 'path',
      points: [
        [LEFT, TOP],
        [LEFT, bottom],
        [right, bottom],
      ],
      stroke: { paint: 'quiet', width: 1 },
    },
    ...spaced.flatMap((each): readonly Mark[] => [
      {
        type: 'path',
        points: [
          [LEFT - 5, y(each)],
          [right, y(each)],
        ],
        stroke: { paint: 'grid', width: 1 },
      },
      label(asked.percentText(each), LEFT - 8, y(each) + 4, 'end'),
    ]),
    {
      type: 'path',
      points: [
        [LEFT - 5, y(limit)],
        [right, y(limit)],
      ],
      stroke: { paint: 'ink', width: 2 },
    },
    { ...label(asked.percentText(limit), LEFT - 8, y(limit) + 4, 'end'), bold: true, paint: 'ink' },
    label(asked.limitText, LEFT + 6, y(limit) + 15, 'start'),
    { type: 'path', points: [[x(0), y(1)], ...points.map(({ at }) => at)], stroke: { paint: 'solid', width: 2 } },
    { type: 'dot', x: x(0), y: y(1), radius: 4, fill: 'solid', stroke: { paint: 'solid', width: 2 } },
  ];
  for (const tick of roundTicks(most, Math.max(2, Math.floor((right - LEFT) / 90)))) {
    marks.push(
      {
        type: 'path',
        points: [
          [x(tick), bottom],
          [x(tick), bottom + 5],
        ],
        stroke: { paint: 'quiet', width: 1 },
      },
      label(asked.countText(tick), x(tick), bottom + 18, 'middle'),
    );
  }
  const taken: Place[] = [];
  for (const { at, name, riskText } of points) {
    const [px, py] = at;
    const said = `${name}: ${riskText}`;
    const half = textWidth(said, TEXT_SIZE) / 2;
    const middle = Math.min(Math.max(px, LEFT + half + 4), width - half - 4);
    const { base } = placeFor({ middle, half }, py, { taken, bottom });
    taken.push({ middle, half, base });
    marks.push(
      // Lines that pass behind the letters would make them hard to read.
      {
        type: 'box',
        x: middle - half - 3,
        y: base - TEXT_SIZE,
        width: 2 * half + 6,
        height: TEXT_SIZE + 4,
        fill: 'paper',
      },
      { ...label(said, middle, base, 'middle'), size: TEXT_SIZE, bold: true, paint: 'ink' },
    );
  }
  // After all labels, so that none of them covers a point.
  for (const { at, met } of points) {
    const [px, py] = at;
    const stroke = { paint: 'solid', width: 2 } as const;
    marks.push({ type: 'dot', x: px, y: py, radius: 5, fill: met ? 'solid' : 'paper', stroke });
  }
  const title = axisTitle(asked.unitText, { width, top: HEIGHT - 6 });
  return { width, height: title.bottom, marks: [...marks, ...title.marks] };
}

/** A label: where its middle is, half its width, and the line its letters stand on. */
type Place = { readonly middle: number; readonly half: number; readonly base: number };

const LINE = TEXT_SIZE + 6;

/** Above its point where there is room, else below it, else as near as no other label is. */
function placeFor(
  { middle, half }: Omit<Place, 'base'>,
  py: number,
  { taken, bottom }: { readonly taken: readonly Place[]; readonly bottom: number },
): { readonly base: number } {
  const isFree = (base: number) =>
    base >= TEXT_SIZE &&
    base <= bottom - 4 &&
    taken.every((one) => Math.abs(one.base - base) >= LINE || Math.abs(one.middle - middle) > one.half + half + 6);
  const steps = Array.from({ length: taken.length + 2 }, (_, step) => step * LINE);
  const bases = steps.flatMap((away) => [py - 12 - away, py + 22 + away]);
  return { base: bases.find(isFree) ?? Math.max(TEXT_SIZE, py - 12) };
}

type Text = Extract<Mark, { type: 'text' }>;

function label(text: string, x: number, y: number, anchor: Text['anchor']): Text {
  return { type: 'text', x, y, text, size: SMALL_SIZE, anchor, paint: 'quiet' };
}
