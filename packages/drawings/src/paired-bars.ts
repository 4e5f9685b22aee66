import { type Drawing, type Mark, SMALL_SIZE, type Stroke, TEXT_SIZE } from './drawing.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** What is held side by side of one name. A value that is not there yet is null, and its text says why. */
export type Pair = {
  readonly name: string;
  readonly bold?: boolean;
  readonly first: number | null;
  readonly firstText: string;
  readonly second: number | null;
  readonly secondText: string;
  /** What many others come to: it is said and not drawn, or its bars would leave nothing to see of the others. */
  readonly isRest?: boolean;
};

const BAR = 13;
const BETWEEN = 3;
const AFTER = 12;
const LINE = 17;
const LEGEND = 26;
const EDGE: Stroke = { paint: 'ink', width: 1 };

/** For each name two bars from the same line: the first solid, the second hatched. Longer is more, by the largest of all. */
export function pairedBars(asked: {
  readonly width: number;
  readonly pairs: readonly Pair[];
  readonly firstName: string;
  readonly secondName: string;
}): Drawing {
  const { width, pairs } = asked;
  const room =
    Math.max(
      ...pairs.flatMap((pair) => [pair.firstText, pair.secondText].map((text) => textWidth(text, SMALL_SIZE))),
      0,
    ) + 10;
  const most = Math.max(
    1e-9,
    ...pairs.flatMap(({ first, second, isRest }) => (isRest === true ? [] : [first ?? 0, second ?? 0])),
  );
  const barMax = Math.max(40, width - room - 2);
  const marks: Mark[] = [...legend(asked, width)];
  const breaks: number[] = [];
  let y = legendHeight(asked, width);
  for (const pair of pairs) {
    for (const line of wrapText(pair.name, TEXT_SIZE, width - 4)) {
      y += LINE;
      marks.push({
        type: 'text',
        x: 1,
        y: y - 4,
        text: line,
        size: TEXT_SIZE,
        anchor: 'start',
        paint: 'ink',
        ...(pair.bold ? { bold: true } : {}),
      });
    }
    y += 2;
    const [first, second] = pair.isRest === true ? [null, null] : [pair.first, pair.second];
    marks.push(...bar(first, pair.firstText, { y, barMax, most, fill: 'solid' }));
    y += BAR + BETWEEN;
    marks.push(...bar(second, pair.secondText, { y, barMax, most, fill: 'hatch' }));
    y += BAR + AFTER;
    breaks.push(y - AFTER / 2);
  }
  return { width, height: Math.max(y, LEGEND), marks, breaks };
}

function bar(
  value: number | null,
  text: string,
  place: { readonly y: number; readonly barMax: number; readonly most: number; readonly fill: 'solid' | 'hatch' },
): readonly Mark[] {
  const { y, barMax, most, fill } = place;
  const length = ((value ?? 0) / most) * barMax;
  const drawn: readonly Mark[] =
    length > 0 ? [{ type: 'box', x: 1, y, width: length, height: BAR, fill, stroke: EDGE }] : [];
  return [
    ...drawn,
    { type: 'text', x: 1 + length + 6, y: y + BAR - 3, text, size: SMALL_SIZE, anchor: 'start', paint: 'ink' },
  ];
}

type Names = { readonly firstName: string; readonly secondName: string };

/** Where both names do not fit side by side they stand below one another. */
function isLegendInTwo({ firstName, secondName }: Names, width: number): boolean {
  return textWidth(firstName, SMALL_SIZE) + textWidth(secondName, SMALL_SIZE) + 90 > width;
}

function legendHeight(names: Names, width: number): number {
  return isLegendInTwo(names, width) ? LEGEND + 18 : LEGEND;
}

function legend(names: Names, width: number): readonly Mark[] {
  const second = isLegendInTwo(names, width)
    ? { x: 1, y: 20 }
    : { x: 60 + textWidth(names.firstName, SMALL_SIZE), y: 2 };
  return [...legendEntry('solid', names.firstName, { x: 1, y: 2 }), ...legendEntry('hatch', names.secondName, second)];
}

function legendEntry(
  fill: 'solid' | 'hatch',
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
): readonly Mark[] {
  return [
    { type: 'box', x, y, width: 22, height: 12, fill, stroke: EDGE },
    { type: 'text', x: x + 28, y: y + 10, text, size: SMALL_SIZE, anchor: 'start', paint: 'quiet' },
  ];
}
