import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { workByMargin } from './work-by-margin.ts';

/** Two in a million ballots, four points apart. */
const CLOSE = {
  choices: [
    { id: 'Ann', votes: 520_000 },
    { id: 'Bob', votes: 480_000 },
  ],
  winners: 1,
  votesAllowed: 1,
  ballots: 1_000_000,
};

function read(contest: typeof CLOSE, riskLimit = 0.05) {
  const found = workByMargin({ contest, riskLimit });
  assert(found.ok, 'the contest can be estimated', found);
  return found.value;
}

test('sizes at other margins are those of the formulas', () => {
  const { ownMargin, lines } = read(CLOSE);
  expect(ownMargin).toBe(0.04);
  const sizeOf = (type: string, margin: number) =>
    lines.find((line) => line.type === type)?.sizes.find((one) => one.margin === margin)?.size;
  // ⌈ln 20 ÷ margin⌉ + 2: ln 20 = 2.9957.
  expect(sizeOf('batch-comparison', 0.01)).toBe(302);
  expect(sizeOf('batch-comparison', 0.1)).toBe(32);
  // Lindeman, Stark and Yates (2012), table 1: at 10 % a share of 60 % takes 119 ballots on average.
  const atTen = read(CLOSE, 0.1).lines.find(({ type }) => type === 'ballot-polling')?.sizes;
  expect(atTen?.find(({ margin }) => margin === 0.2)?.size).toBe(119);
  expect(
    lines.every(({ sizes }) =>
      sizes.every((one, at) => at === 0 || (one.size ?? Infinity) <= (sizes[at - 1]?.size ?? Infinity)),
    ),
  ).toBe(true);
});

test('the chance of a size grows with it, and the average size is that of the planner', () => {
  const [polling, ...more] = read(CLOSE).chances;
  expect(more).toEqual([]);
  expect(polling?.type).toBe('ballot-polling');
  const sizes = polling?.sizes ?? [];
  expect(sizes[0]?.size).toBe(3769);
  expect(sizes.slice(1).map(({ chance }) => Math.floor(chance * 10))).toEqual([7, 8, 9]);
});

test('a contest of one ballot, a tie and one without votes have nothing to draw', () => {
  const [ann, bob] = [
    { id: 'Ann', votes: 1 },
    { id: 'Bob', votes: 0 },
  ];
  const one = read({ ...CLOSE, choices: [ann, bob], ballots: 1 });
  expect(one.lines.flatMap(({ sizes }) => sizes.map(({ size }) => size))).toEqual([null, null, null]);
  expect(one.chances).toEqual([]);
  const tie = read({ ...CLOSE, choices: CLOSE.choices.map(({ id }) => ({ id, votes: 480_000 })) });
  expect(tie.ownMargin).toBe(0);
  expect(tie.chances).toEqual([]);
  const nobody = read({ ...CLOSE, choices: CLOSE.choices.map(({ id }) => ({ id, votes: 0 })) });
  expect([nobody.lines.flatMap(({ sizes }) => sizes), nobody.chances]).toEqual([[], []]);
});

test('where everybody is elected there is no margin', () => {
  expect(read({ ...CLOSE, winners: 2 })).toEqual({ ownMargin: 0, lines: [], chances: [] });
});
