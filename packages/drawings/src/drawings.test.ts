import { expect, test } from 'vitest';
import type { Drawing, Mark } from './drawing.ts';
import { pairedBars } from './paired-bars.ts';
import { riskByRound } from './risk-by-round.ts';
import { linearScale, logScale, roundTicks } from './scale.ts';
import { boundsFor, shadedMap, shadeOf } from './shaded-map.ts';
import { singleBars } from './single-bars.ts';
import { sizeChances } from './size-chances.ts';
import { sizesByMargin } from './sizes-by-margin.ts';
import { svgElements, svgText } from './svg.ts';
import { timeLine } from './time-line.ts';
import { textWidth, wrapText } from './wrap-text.ts';

type OfType<Type extends Mark['type']> = Extract<Mark, { type: Type }>;

function all<Type extends Mark['type']>(drawing: Drawing, type: Type): readonly OfType<Type>[] {
  return drawing.marks.filter((mark): mark is OfType<Type> => mark.type === type);
}

const textsOf = (drawing: Drawing) => all(drawing, 'text').map(({ text }) => text);
const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;

/** Every text lies on the paper, by the estimate of its width. */
function beyondPaper(drawing: Drawing): readonly string[] {
  return all(drawing, 'text').flatMap(({ text, x, y, size, anchor }) => {
    const width = textWidth(text, size);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const isIn = left >= -1 && left + width <= drawing.width + 1 && y - 0.75 * size >= 0 && y <= drawing.height;
    return isIn ? [] : [`${text} at ${left}, ${y}`];
  });
}

test('scales place ends, middles and ratios where they belong', () => {
  expect(linearScale([0, 200], [10, 110])(50)).toBe(35);
  const risk = logScale([1, 0.01], [0, 100]);
  expect(risk(0.1)).toBeCloseTo(50, 10);
  expect(risk(0.05)).toBeCloseTo(65.0515, 4);
  expect(roundTicks(138, 4)).toEqual([0, 50, 100]);
  expect(roundTicks(18, 4)).toEqual([0, 5, 10, 15]);
  expect(roundTicks(0.9, 3)).toEqual([0, 0.5]);
});

test('the risk falls from 100 % to where its round measured it, on a scale of ratios', () => {
  // Upper edge 34, lower edge 206 at a quarter of the limit, 1.25 %: ln 0.2 / ln 0.0125 = 0.367282 of 172 below 34.
  const drawing = riskByRound({
    width: 640,
    limit: 0.05,
    limitText: 'limit',
    rounds: [
      { name: 'Round 1', lookedAt: 100, risk: 0.2, riskText: '20 %', met: false },
      { name: 'Round 2', lookedAt: 200, risk: 0, riskText: '0 %', met: true },
    ],
    percentText: percent,
    countText: String,
    unitText: 'batches looked at',
  });
  const dots = all(drawing, 'dot');
  expect(dots.map(({ x }) => x)).toEqual([56, 328, 600]);
  expect(dots[0]?.y).toBe(34);
  expect(dots[1]?.y).toBeCloseTo(97.17244, 4);
  // A risk that is too small to be drawn lies on the lower edge.
  expect(dots[2]?.y).toBe(206);
  expect(dots.map(({ fill }) => fill)).toEqual(['solid', 'paper', 'solid']);
  const [zone] = all(drawing, 'box');
  // ln 0.05 / ln 0.0125 = 0.683641 of 172 below 34.
  expect(zone?.y).toBeCloseTo(151.58622, 4);
  expect((zone?.y ?? 0) + (zone?.height ?? 0)).toBeCloseTo(206, 6);
  expect(textsOf(drawing)).toEqual(
    expect.arrayContaining(['100 %', '50 %', '5 %', 'limit', 'Round 1: 20 %', 'Round 2: 0 %', '0', '200']),
  );
});

test('labels of rounds whose risks lie close to each other do not cover one another', () => {
  const risks = [0.3, 0.29, 0.28, 0.27, 0.26, 0.045];
  for (const width of [340, 640]) {
    const drawing = riskByRound({
      width,
      limit: 0.05,
      limitText: 'limit',
      rounds: risks.map((risk, index) => ({
        name: `Round ${index + 1}`,
        lookedAt: 100 + index,
        risk,
        riskText: percent(risk),
        met: risk <= 0.05,
      })),
      percentText: percent,
      countText: String,
      unitText: 'batches looked at',
    });
    const labels = all(drawing, 'text').filter(({ text }) => text.startsWith('Round'));
    expect(labels).toHaveLength(6);
    const covering = labels.filter((one, index) =>
      labels.slice(index + 1).some((other) => Math.abs(one.y - other.y) < one.size + 2),
    );
    expect(covering).toEqual([]);
    expect(beyondPaper(drawing)).toEqual([]);
  }
});

test('a pair is two bars from one line, to the largest of all; what is missing has its word and no bar', () => {
  const drawing = pairedBars({
    width: 400,
    firstName: 'Reported',
    secondName: 'Seen',
    pairs: [
      { name: 'Ada', first: 400, firstText: '400', second: 200, secondText: '200' },
      { name: 'Ben', first: 100, firstText: '100', second: null, secondText: 'pending' },
    ],
  });
  const bars = all(drawing, 'box').slice(2);
  // Room for “pending”, which is six letters of 0.58 em and an i of 0.36 em at 12: 46.08, and 10; the longest bar has the rest but 2.
  const most = 400 - 46.08 - 10 - 2;
  expect(bars.map(({ x, fill }) => [x, fill])).toEqual([
    [1, 'solid'],
    [1, 'hatch'],
    [1, 'solid'],
  ]);
  for (const [index, share] of [1, 0.5, 0.25].entries()) expect(bars[index]?.width).toBeCloseTo(most * share, 6);
  expect(textsOf(drawing)).toEqual(['Reported', 'Seen', 'Ada', '400', '200', 'Ben', '100', 'pending']);
});

test('a bar is solid as far as it is done', () => {
  const drawing = singleBars({ width: 300, bars: [{ name: 'J1', value: 10, done: 4, text: '4/10' }] });
  const [whole, done] = all(drawing, 'box');
  expect([whole?.fill, done?.fill]).toEqual(['hatch', 'solid']);
  expect((done?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.4, 10);
});

test('the chance of a size is as high as it is likely, and the chosen one is marked', () => {
  const drawing = sizeChances({
    width: 500,
    percentText: percent,
    unitText: 'draws',
    sizes: [
      { size: 200, sizeText: '200', chance: 0.9, chanceText: '90 %', isChosen: true },
      { size: 100, sizeText: '100', chance: 0.5, chanceText: '50 %', isChosen: false },
    ],
  });
  const dots = all(drawing, 'dot');
  // From 196 at nothing up to 24 at certainty: 172 times the chance.
  expect(dots.map(({ y }) => Math.round(y * 1000) / 1000)).toEqual([110, 41.2]);
  expect(dots.map(({ fill }) => fill)).toEqual(['paper', 'solid']);
  // The axis runs from 85 to 205 over 408 units from 52.
  expect(dots.map(({ x }) => Math.round(x * 1000) / 1000)).toEqual([103, 443]);
});

test('sizes fall with the margin on axes of ratios, and a line begins where a sample helps', () => {
  const drawing = sizesByMargin({
    width: 600,
    own: 0.1,
    ownText: 'this contest',
    percentText: percent,
    countText: String,
    marginText: 'margin',
    lines: [
      {
        name: 'Comparison',
        sizes: [
          { margin: 0.01, size: 1000 },
          { margin: 0.1, size: 100 },
          { margin: 1, size: 10 },
        ],
      },
      {
        name: 'Polling',
        sizes: [
          { margin: 0.01, size: null },
          { margin: 0.1, size: 1000 },
          { margin: 1, size: 10 },
        ],
      },
    ],
  });
  const lines = all(drawing, 'path').filter(({ stroke }) => stroke.width === 2 && stroke.paint === 'solid');
  const curves = lines.filter(({ points }) => points.at(-1)?.[0] === 586);
  expect(curves).toHaveLength(2);
  expect(curves[0]?.points.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
    [72, 18],
    [329, 143],
    [586, 268],
  ]);
  expect(curves[1]?.points.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
    [329, 18],
    [586, 268],
  ]);
  expect(svgText(drawing, { title: 'T', says: 'S' })).not.toContain('dasharray=""');
  expect(curves.map(({ stroke }) => stroke.dash)).toEqual([undefined, [7, 4]]);
  expect(textsOf(drawing)).toEqual(
    expect.arrayContaining(['10', '100', '1000', '1 %', '10 %', '100 %', 'this contest']),
  );
});

test('a step lies at its time: a moment as a dot, a while as a bar, what goes on as a hatched one', () => {
  const hour = 3_600_000;
  const drawing = timeLine({
    width: 416,
    now: 10 * hour,
    timeText: (time) => `${time / hour} h`,
    steps: [
      { name: 'Files committed', from: 0, to: 0, text: 'at 0' },
      { name: 'Round 1', from: 2 * hour, to: 5 * hour, text: '3 h' },
      { name: 'Round 2', from: 6 * hour, to: null, text: 'still open' },
    ],
  });
  // 400 units for ten hours, from 8.
  expect(all(drawing, 'dot').map(({ x }) => x)).toEqual([8]);
  expect(all(drawing, 'box').map(({ x, width, fill }) => [x, width, fill])).toEqual([
    [88, 120, 'solid'],
    [248, 160, 'hatch'],
  ]);
  expect(textsOf(drawing)).toEqual(expect.arrayContaining(['0 h', '10 h']));
});

test('a count has one of five shades, by bounds that suit the largest', () => {
  expect(boundsFor(9696)).toEqual([499, 1999, 4999]);
  expect(boundsFor(12)).toEqual([1, 9, 99]);
  expect(boundsFor(800)).toEqual([1, 9, 99]);
  const bounds = [499, 1999, 4999] as const;
  expect([0, 1, 499, 500, 1999, 2000, 4999, 5000].map((count) => shadeOf(count, bounds))).toEqual([
    'shade-0',
    'shade-1',
    'shade-1',
    'shade-2',
    'shade-2',
    'shade-3',
    'shade-3',
    'shade-4',
  ]);
});

test('a map draws what was chosen last, leaves white what is not known, and says what its surfaces mean', () => {
  const drawing = shadedMap({
    width: 150,
    field: { width: 300, height: 200 },
    places: [
      { name: 'Adams', outline: 'M100 100h10v10z', middle: [105, 105] },
      { name: 'Brown', outline: 'M10 0h10v10z', middle: [15, 5] },
    ],
    lookOf: (name) => (name === 'Adams' ? { fill: 'shade-4', sign: '!', isChosen: true } : undefined),
    legend: [
      { fill: 'shade-4', text: '5,000 and more' },
      { sign: '!', text: 'waits for you' },
    ],
  });
  expect(all(drawing, 'place').map(({ name, fill }) => [name, fill])).toEqual([
    ['Brown', 'paper'],
    ['Adams', 'shade-4'],
  ]);
  // In half the size: the sign, and the line by its scale.
  expect(all(drawing, 'dot')[0]).toMatchObject({ x: 52.5, y: 52.5 });
  const [, adams] = svgElements(drawing, 'p').filter(({ place }) => place !== undefined);
  expect(adams?.attributes).toMatchObject({ transform: 'scale(0.5)', 'stroke-width': 6 });
  expect(textsOf(drawing)).toEqual(['5,000 and more', 'waits for you']);
});

test('a drawing as a file has its title, its patterns, and names as they are', () => {
  const drawing = pairedBars({
    width: 300,
    firstName: 'a',
    secondName: 'b',
    pairs: [{ name: 'Ann <b> & "Bo"\u0001', first: 1, firstText: '1', second: 1, secondText: '1' }],
  });
  const text = svgText(drawing, { title: 'T & U', says: 'S' });
  expect(text).toContain('<title>T &amp; U</title><desc>S</desc>');
  expect(text).toContain('Ann &lt;b&gt; &amp; &quot;Bo&quot;\ufffd');
  expect(text).toContain('<pattern id="plumbline-hatch"');
  expect(text).toContain('fill="url(#plumbline-hatch)"');
  expect(JSON.stringify(svgElements(drawing, 'x'))).toContain('url(#x-hatch)');
});

test('texts are broken between words, and only a word that is too wide is broken itself; nothing is lost', () => {
  const name = `Nguyễn Thị 王小明 ${'Donaudampfschifffahrtselektrizitätenhaupt'} and a very long name`;
  const lines = wrapText(name, 13, 150);
  expect(lines.every((line) => textWidth(line, 13) <= 150)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
  expect(wrapText('', 13, 100)).toEqual(['']);
});

const LONG = `${'Donaudampfschifffahrtselektrizitätenhaupt'.repeat(3)} and a very long name that goes on and on`;

test.each([280, 390, 640, 900])('at a width of %d no word leaves the paper', (width) => {
  const pairs = Array.from({ length: 30 }, (_, index) => ({
    name: `${index} ${LONG}`,
    first: index * 1000,
    firstText: `${index * 1000} votes`,
    second: index,
    secondText: `${index}`,
  }));
  const bars = pairs.map(({ name, first, firstText }) => ({ name, value: first, text: firstText }));
  const risk = (rounds: number) =>
    riskByRound({
      width,
      limit: 0.05,
      limitText: 'risk limit',
      percentText: percent,
      countText: (count) => count.toLocaleString('en'),
      unitText: 'ballots looked at, all rounds together',
      rounds: Array.from({ length: rounds }, (_, index) => ({
        name: `Round ${index + 1}`,
        lookedAt: (index + 1) * 1000,
        risk: 0.9 ** (index * 5),
        riskText: '99.999 %',
        met: false,
      })),
    });
  const drawings = [
    pairedBars({ width, pairs, firstName: 'Reported by the machines', secondName: 'Counted by hand in the sample' }),
    singleBars({ width, bars }),
    risk(0),
    risk(1),
    risk(4),
    timeLine({
      width,
      now: 5e9,
      timeText: (time) => new Date(time).toISOString(),
      steps: [{ name: LONG, from: 0, to: null, text: LONG }],
    }),
  ];
  expect(drawings.flatMap(beyondPaper)).toEqual([]);
});
