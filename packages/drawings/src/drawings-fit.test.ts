import { describe, expect, test } from 'vitest';
import type { Drawing } from './drawing.ts';
import { pairedBars } from './paired-bars.ts';
import { partsOf } from './parts-of.ts';
import { riskByRound } from './risk-by-round.ts';
import { MAP_FIELD, shadedMap } from './shaded-map.ts';
import { singleBars } from './single-bars.ts';
import { sizeChances } from './size-chances.ts';
import { sizesByMargin } from './sizes-by-margin.ts';
import { faultsOf } from './testing/faults-of.ts';
import { timeLine } from './time-line.ts';

/*
 * Nothing is cut, and no word lies on another: on a phone of 320 px (a drawing has 240 of them at 400 %, and 260 in a panel), beside a list
 * of pages, on paper, and in a file; with nothing to draw, with one row, and with as many as a state has jurisdictions.
 */

const WIDTHS = [240, 260, 340, 620, 860];
const ROWS = [0, 1, 2, 1600];
const NAMES = [
  'Yuma',
  'Lake of the Woods',
  'Prairie du Rocher Township of the County of Randolph',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte',
  'MWMWMWMWMWMWMWMWMWMW',
  '',
];
const nameOf = (index: number) => NAMES[index % NAMES.length] ?? '';
const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;
const count = (value: number) => value.toLocaleString('en');
const rows = <Row>(length: number, row: (index: number) => Row) => Array.from({ length }, (_, index) => row(index));

const DRAWINGS: Readonly<Record<string, (width: number, length: number) => Drawing>> = {
  'bars of jurisdictions': (width, length) =>
    singleBars({
      width,
      bars: rows(length, (index) => ({
        name: nameOf(index),
        value: index % 7 === 0 ? 0 : index,
        done: index / 2,
        text: `${count(index * 1_234)} of ${count(index * 12_345)}`,
      })),
    }),
  'margins of contests': (width, length) =>
    singleBars({
      width,
      bars: rows(length, (index) => ({
        name: nameOf(index),
        value: index / 1600,
        text: `${percent(index / 1600)} (${count(index * 12_345)} votes)`,
      })),
    }),
  'pairs of choices': (width, length) =>
    pairedBars({
      width,
      firstName: 'Reported',
      secondName: 'Counted by hand',
      pairs: rows(length, (index) => ({
        name: nameOf(index),
        first: index * 7_919,
        firstText: count(index * 7_919),
        second: index % 3 === 0 ? null : index,
        secondText: index % 3 === 0 ? 'not counted yet' : count(index),
      })),
    }),
  'risk by round': (width, length) =>
    riskByRound({
      width,
      limit: 0.05,
      limitText: 'risk limit',
      percentText: percent,
      countText: count,
      unitText: 'Ballots looked at, all rounds together',
      // No audit has more rounds than this.
      rounds: rows(Math.min(length, 6), (index) => ({
        name: `Round ${index + 1}`,
        lookedAt: (index + 1) * 1_234,
        risk: 0.6 ** (2 * index),
        riskText: '99.999 %',
        met: index > 4,
      })),
    }),
  'time line': (width, length) =>
    timeLine({
      width,
      now: 40 * 86_400_000,
      timeText: (time) => `Nov ${1 + Math.floor(time / 86_400_000)}, 2026, 10:00 AM EST`,
      steps: rows(Math.min(Math.max(length, 1), 12), (index) => ({
        name: index === 0 ? 'Plan made' : `Round ${index}`,
        from: index * 86_400_000,
        to: index === 11 ? null : (index + (index % 2)) * 86_400_000,
        text: 'Nov 12, 2026, 10:00 AM EST',
      })),
    }),
  'chances of sizes': (width, length) =>
    sizeChances({
      width,
      percentText: percent,
      unitText: 'Ballots drawn in the first round',
      sizes: rows(Math.max(length, 1), (index) => ({
        size: 1_000 + index * 37,
        sizeText: count(1_000 + index * 37),
        chance: Math.min(1, 0.3 + index / 10),
        chanceText: '99.9 %',
        isChosen: index === 1,
      })),
    }),
  'sizes by margin': (width, length) =>
    sizesByMargin({
      width,
      own: 0.013,
      ownText: 'this contest',
      percentText: percent,
      countText: count,
      marginText: 'Margin: votes between the two closest choices, as a share of all ballots',
      lines: rows(Math.min(Math.max(length, 1), 4), (index) => ({
        name: `${['Ballot polling', 'Ballot comparison', 'Batch comparison', 'Hybrid'][index]} (ballots)`,
        sizes: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].map((margin) => ({
          margin,
          size: Math.ceil((index + 1) / margin ** 2),
        })),
      })),
    }),
  'map of places': (width, length) => {
    const columns = Math.max(1, Math.ceil(Math.sqrt(length)));
    const side = (MAP_FIELD.width - 4) / columns;
    return shadedMap({
      width,
      field: MAP_FIELD,
      places: rows(length, (index) => {
        const [x, y] = [2 + (index % columns) * side, 2 + Math.floor(index / columns) * side];
        const outline = `M${x} ${y}h${side}v${side}h${-side}Z`;
        return { name: `${index}`, outline, middle: [x + side / 2, y + side / 2] as const };
      }),
      lookOf: (name) => {
        const signs = ['!', 'ring', 'crossed-ring', 'dot'] as const;
        return { fill: 'shade-2', sign: signs[Number(name) % 4] ?? null, isChosen: name === '0' };
      },
      legend: [
        { fill: 'shade-0', text: 'nothing to do' },
        { fill: 'hatch', text: 'Uploading files, and something waits to be confirmed' },
        { sign: '!', text: 'has discrepancies' },
        { sign: 'crossed-ring', text: 'never signed in' },
      ],
    });
  },
};

describe.each(Object.entries(DRAWINGS))('%s', (_, draw) => {
  test.each(WIDTHS)('at a width of %d', (width) => {
    for (const length of ROWS) expect([length, faultsOf(draw(width, length)).slice(0, 5)]).toEqual([length, []]);
  });
});

test.each(['bars of jurisdictions', 'pairs of choices', 'time line'])(
  'paper turns a page only between the rows of %s, and nothing is left out',
  (name) => {
    for (const width of WIDTHS) {
      const drawing = DRAWINGS[name]?.(width, 1600) ?? { width, height: 0, marks: [] };
      const parts = partsOf(drawing, 400);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.flatMap(({ marks }) => marks).length).toBe(drawing.marks.length);
      expect(parts.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(drawing.height, 6);
      const cut = parts.flatMap(({ top, height, marks }) => {
        const part = marks.map((mark) => ('y' in mark ? { ...mark, y: mark.y - top } : mark));
        return faultsOf({ width, height, marks: part.filter(({ type }) => type !== 'path') });
      });
      expect([width, cut.slice(0, 3)]).toEqual([width, []]);
      // The highest row of a name of 67 letters at 240 has nine lines.
      expect(Math.max(...parts.map(({ height }) => height))).toBeLessThanOrEqual(400);
    }
  },
);

test('what many others come to is said and has no bar, so that the others can be compared', () => {
  const bars = [
    { name: 'Ada', value: 96, text: '96' },
    { name: 'Boone', value: 48, text: '48' },
    { name: '1,598 others', value: 73_955, text: '73,955', isRest: true },
  ];
  const single = singleBars({ width: 860, bars });
  const pairs = bars.map(({ text, value, ...bar }) => ({
    ...bar,
    first: value,
    firstText: text,
    second: value,
    secondText: text,
  }));
  const paired = pairedBars({ width: 860, firstName: 'a', secondName: 'b', pairs });
  for (const [drawing, of] of [
    [single, 1],
    [paired, 2],
  ] as const) {
    const boxes = drawing.marks.filter((mark) => mark.type === 'box' && mark.width !== 22);
    const widths = boxes.map((mark) => (mark.type === 'box' ? mark.width : 0));
    const longest = Math.max(...widths);
    expect(longest).toBeGreaterThan(300);
    expect(widths.filter((width) => Math.abs(width - longest) < 1e-9)).toHaveLength(of * (of === 1 ? 2 : 1));
    expect(widths.filter((width) => Math.abs(width - longest / 2) < 1e-9)).toHaveLength(of * (of === 1 ? 2 : 1));
    expect(drawing.marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []))).toContain('73,955');
  }
});

test('a drawing that says nothing of its rows is not parted', () => {
  const drawing = { width: 100, height: 5_000, marks: [] };
  expect(partsOf(drawing, 400)).toEqual([{ top: 0, height: 5_000, marks: [] }]);
});

test('signs of a map lie beside one another, and the one that asks for somebody stays', () => {
  const field = { width: 640, height: 640 };
  const places = rows(1600, (index) => ({
    name: `${index}`,
    outline: '',
    middle: [8 + (index % 40) * 16, 8 + Math.floor(index / 40) * 16] as const,
  }));
  const isAsking = (name: string) => Number(name) % 25 === 0;
  for (const width of WIDTHS) {
    const drawing = shadedMap({
      width,
      field,
      places,
      lookOf: (name) => ({ fill: 'shade-1', sign: isAsking(name) ? '!' : 'ring', isChosen: false }),
      legend: [],
    });
    const dots = drawing.marks.filter((mark) => mark.type === 'dot');
    const onOneAnother = dots.filter((one, index) =>
      dots.slice(index + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius),
    );
    expect([width, onOneAnother]).toEqual([width, []]);
    // Those that ask are 5 columns and a row apart, or more: all of them have room from 340 on.
    const asking = dots.filter(({ fill }) => fill === 'warning').length;
    if (width >= 340) expect([width, asking]).toEqual([width, places.filter(({ name }) => isAsking(name)).length]);
    else expect(asking).toBeGreaterThan(0);
  }
});
