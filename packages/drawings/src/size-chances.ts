import { assert } from '@plumbline/prelude';
import { axisTitle } from './axis-title.ts';
import { type Drawing, type Mark, SMALL_SIZE, TEXT_SIZE } from './drawing.ts';
import { linearScale } from './scale.ts';
import { textWidth } from './wrap-text.ts';

/** A size of a round and how likely it is to be enough, from 0 to 1. */
export type SizeChance = {
  readonly size: number;
  readonly sizeText: string;
  readonly chance: number;
  readonly chanceText: string;
  readonly isChosen: boolean;
};

const HEIGHT = 240;
const TOP = 24;
const FOOT = 44;
const LEFT = 52;
const GRID = [0, 0.5, 0.8, 0.9, 1];

/** How the chance that one round is enough grows with its size. The lines join what is known, and say nothing in between. */
export function sizeChances(asked: {
  readonly width: number;
  readonly sizes: readonly SizeChance[];
  readonly percentText: (share: number) => string;
  readonly unitText: string;
}): Drawing {
  const { width } = asked;
  const sizes = asked.sizes.toSorted((one, other) => one.size - other.size);
  const [first, last] = [sizes[0], sizes.at(-1)];
  assert(first !== undefined && last !== undefined, 'a curve goes through something');
  const [right, bottom] = [width - 40, HEIGHT - FOOT];
  const spread = Math.max(1, last.size - first.size);
  const x = linearScale([Math.max(0, first.size - spread * 0.15), last.size + spread * 0.05], [LEFT, right]);
  const y = linearScale([0, 1], [bottom, TOP]);
  const marks: Mark[] = GRID.flatMap((share): readonly Mark[] => [
    {
      type: 'path',
      points: [
        [LEFT - 5, y(share)],
        [right, y(share)],
      ],
      stroke: { paint: 'grid', width: 1 },
    },
    {
      type: 'text',
      x: LEFT - 8,
      y: y(share) + 4,
      text: asked.percentText(share),
      size: SMALL_SIZE,
      anchor: 'end',
      paint: 'quiet',
    },
  ]);
  marks.push(
    {
      type: 'path',
      points: [
        [LEFT, TOP],
        [LEFT, bottom],
        [right, bottom],
      ],
      stroke: { paint: 'quiet', width: 1 },
    },
    {
      type: 'path',
      points: sizes.map(({ size, chance }) => [x(size), y(chance)]),
      stroke: { paint: 'solid', width: 2 },
    },
  );
  for (const { size, chance, isChosen } of sizes) {
    const [px, py] = [x(size), y(chance)];
    if (isChosen) {
      marks.push({
        type: 'path',
        points: [
          [px, py],
          [px, bottom],
        ],
        stroke: { paint: 'solid', width: 1.5, dash: [4, 4] },
      });
    }
    marks.push({
      type: 'dot',
      x: px,
      y: py,
      radius: isChosen ? 6 : 4.5,
      fill: isChosen ? 'solid' : 'paper',
      stroke: { paint: 'solid', width: 2 },
    });
  }
  // Sizes that lie close together are named once, first of all the one that is chosen; the table has all of them.
  const named: { readonly left: number; readonly right: number }[] = [];
  for (const { size, sizeText, chance, chanceText, isChosen } of [
    ...sizes.filter((one) => one.isChosen),
    ...sizes.filter((one) => !one.isChosen),
  ]) {
    const py = y(chance);
    const half = Math.max(textWidth(sizeText, SMALL_SIZE), textWidth(chanceText, TEXT_SIZE)) / 2;
    // Beside the figures of the axis, and on the paper.
    const px = Math.min(Math.max(x(size), LEFT + half), width - half - 1);
    const place = { left: px - half, right: px + half };
    if (named.some(({ left, right: end }) => place.left < end + 6 && left < place.right + 6)) continue;
    named.push(place);
    marks.push({
      type: 'text',
      x: px,
      y: bottom + 18,
      text: sizeText,
      size: SMALL_SIZE,
      anchor: 'middle',
      paint: 'ink',
      bold: isChosen,
    });
    const below = py - 12 < 12;
    marks.push({
      type: 'text',
      x: px,
      y: below ? py + 22 : py - 10,
      text: chanceText,
      size: TEXT_SIZE,
      anchor: 'middle',
      paint: 'ink',
      bold: isChosen,
    });
  }
  const title = axisTitle(asked.unitText, { width, top: HEIGHT - 6 });
  return { width, height: title.bottom, marks: [...marks, ...title.marks] };
}
