import { type Drawing, type Mark, type Paint, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** A place whose border is known: a path of SVG, and its middle. */
export type MappedPlace = {
  readonly name: string;
  readonly outline: string;
  readonly middle: readonly [number, number];
};

/** How wide and high what outlines are drawn in is. */
export type MapField = { readonly width: number; readonly height: number };

/** The largest field that outlines are fitted into. */
export const MAP_FIELD: MapField = { width: 640, height: 640 };

/** What is left free around the outlines, or the border of the outermost places would be cut. */
export const MAP_EDGE = 2;

/** How a place is drawn: its surface, and a sign in its middle where something is to be noticed. */
export type PlaceLook = { readonly fill: Paint; readonly sign: PlaceSign | null; readonly isChosen: boolean };

/** A sign that is told apart by its form. */
export type PlaceSign = '!' | 'ring' | 'crossed-ring' | 'dot';

/** What a surface or a sign stands for. */
export type LegendEntry = { readonly text: string } & ({ readonly fill: Paint } | { readonly sign: PlaceSign });

const BORDER: Stroke = { paint: 'quiet', width: 0.75 };
const CHOSEN: Stroke = { paint: 'ink', width: 3 };
const LEGEND_ROW = 24;

/** The upper bounds of the four shades that follow the lightest: 0 has a shade of its own. */
export const SHADE_BOUNDS = [
  [1, 9, 99],
  [9, 99, 999],
  [499, 1999, 4999],
  [999, 9999, 99999],
] as const;
type Bounds = (typeof SHADE_BOUNDS)[number];

/** The finest bounds whose last shade does not hold more than everything. */
export function boundsFor(most: number): Bounds {
  return SHADE_BOUNDS.findLast(([, , high]) => high < most) ?? SHADE_BOUNDS[0];
}

/** The shade of a count: nothing is the lightest, and a count above the last bound the darkest. */
export function shadeOf(count: number, [low, middle, high]: Bounds): Paint {
  if (count <= 0) return 'shade-0';
  if (count <= low) return 'shade-1';
  if (count <= middle) return 'shade-2';
  return count <= high ? 'shade-3' : 'shade-4';
}

/**
 * A map of places with its legend below, as wide as `width` and no wider than the field its outlines were made in. A place that
 * `lookOf` does not know stays white.
 */
export function shadedMap(asked: {
  readonly width: number;
  readonly field: MapField;
  readonly places: readonly MappedPlace[];
  readonly lookOf: (name: string) => PlaceLook | undefined;
  readonly legend: readonly LegendEntry[];
}): Drawing {
  const { width, field, places, lookOf } = asked;
  const scale = Math.floor(Math.min(1, width / field.width) * 100) / 100;
  const surfaces = places.map((place): Mark => {
    const look = lookOf(place.name);
    return {
      type: 'place',
      name: place.name,
      outline: place.outline,
      scale,
      fill: look?.fill ?? 'paper',
      stroke: look?.isChosen ? CHOSEN : BORDER,
    };
  });
  // Above all surfaces, or the border of a neighbour would lie over what was chosen.
  const inOrder = surfaces.toSorted((one, other) => widthOf(one) - widthOf(other));
  const signs = signsApart(
    places.flatMap(({ name, middle: [x, y] }) => {
      const sign = lookOf(name)?.sign ?? null;
      return sign === null ? [] : [{ sign, x: x * scale, y: y * scale }];
    }),
    { size: Math.max(SIGN_LEAST, scale), width: Math.min(width, field.width * scale), height: field.height * scale },
  );
  const legend = legendMarks(asked.legend, { top: field.height * scale + 8, width });
  return { width, height: legend.bottom, marks: [...inOrder, ...signs, ...legend.marks] };
}

type Sign = { readonly sign: PlaceSign; readonly x: number; readonly y: number };

/** The sign that asks for somebody stays where two would lie on one another. */
const SIGNS_FIRST: readonly PlaceSign[] = ['!', 'dot', 'crossed-ring', 'ring'];
const SIGN_RADIUS = 9;

/**
 * Signs that can be told apart: none lies on another or beyond the map. Where places are smaller than their signs some are left out; the table
 * has all of them.
 */
function signsApart(
  signs: readonly Sign[],
  { size, width, height }: { readonly size: number; readonly width: number; readonly height: number },
): readonly Mark[] {
  const radius = SIGN_RADIUS * size;
  const within = (value: number, most: number) => Math.max(radius, Math.min(most - radius, value));
  const drawn = new Map<string, Sign>();
  const marks: Mark[] = [];
  for (const kind of SIGNS_FIRST) {
    for (const { sign, x: atX, y: atY } of signs) {
      if (sign !== kind) continue;
      const [x, y] = [within(atX, width), within(atY, height)];
      const [column, row] = [Math.floor(x / (2 * radius)), Math.floor(y / (2 * radius))];
      const near = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => `${column + across} ${row + down}`));
      const isFree = near.every((cell) => {
        const other = drawn.get(cell);
        return other === undefined || Math.hypot(other.x - x, other.y - y) >= 2 * radius;
      });
      if (!isFree) continue;
      drawn.set(`${column} ${row}`, { sign, x, y });
      marks.push(...signMarks(sign, [x, y], size));
    }
  }
  return marks;
}

function widthOf(mark: Mark): number {
  return mark.type === 'place' ? mark.stroke.width : 0;
}

/** Signs shrink with the map, but not below what can be told apart. */
const SIGN_LEAST = 0.6;

function signMarks(sign: PlaceSign, [x, y]: readonly [number, number], size = 1): readonly Mark[] {
  switch (sign) {
    case '!':
      return [
        { type: 'dot', x, y, radius: 8 * size, fill: 'warning', stroke: { paint: 'paper', width: 1.5 } },
        {
          type: 'path',
          points: [
            [x, y - 4.5 * size],
            [x, y + 1 * size],
          ],
          stroke: { paint: 'paper', width: 2.2 },
        },
        {
          type: 'path',
          points: [
            [x, y + 3 * size],
            [x, y + 5 * size],
          ],
          stroke: { paint: 'paper', width: 2.2 },
        },
      ];
    case 'dot':
      return [{ type: 'dot', x, y, radius: 5 * size, fill: 'ink', stroke: { paint: 'paper', width: 1.5 } }];
    default: {
      const ring: Mark = { type: 'dot', x, y, radius: 6 * size, fill: 'paper', stroke: { paint: 'ink', width: 1.8 } };
      if (sign === 'ring') return [ring];
      const stroke: Stroke = { paint: 'ink', width: 1.5 };
      return [
        ring,
        {
          type: 'path',
          points: [
            [x - 3 * size, y - 3 * size],
            [x + 3 * size, y + 3 * size],
          ],
          stroke,
        },
        {
          type: 'path',
          points: [
            [x + 3 * size, y - 3 * size],
            [x - 3 * size, y + 3 * size],
          ],
          stroke,
        },
      ];
    }
  }
}

function legendMarks(
  entries: readonly LegendEntry[],
  { top, width }: { readonly top: number; readonly width: number },
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const marks: Mark[] = [];
  let [x, y] = [2, top];
  for (const entry of entries) {
    const lines = wrapText(entry.text, TEXT_SIZE, width - 34);
    const room = 30 + Math.max(...lines.map((line) => textWidth(line, TEXT_SIZE))) + 14;
    if (x > 2 && x + room > width) [x, y] = [2, y + LEGEND_ROW];
    if ('fill' in entry)
      marks.push({ type: 'box', x, y, width: 22, height: 15, fill: entry.fill, stroke: { paint: 'quiet', width: 1 } });
    else marks.push(...signMarks(entry.sign, [x + 11, y + 7.5]));
    for (const [index, text] of lines.entries()) {
      if (index > 0) y += SMALL_SIZE + 4;
      marks.push({ type: 'text', x: x + 28, y: y + 12, text, size: TEXT_SIZE, anchor: 'start', paint: 'ink' });
    }
    x += room;
  }
  return { marks, bottom: entries.length === 0 ? top : y + LEGEND_ROW };
}
