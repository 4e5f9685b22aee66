import { expect, test } from 'vitest';
import { drawnWords } from '../drawn-words.ts';
import { drawnSample, sampleLines } from './drawn-sample.ts';
import { drawnVotes } from './drawn-votes.ts';

const say = drawnWords('en');
const figures = { count: String, difference: String };

test('without anything drawn there is no drawing, and one jurisdiction is one bar', () => {
  expect(drawnSample(say, { lines: [], unit: 'batches' }, figures)).toBeUndefined();
  expect(sampleLines([{ jurisdiction: 'Ada', units: 0, unitsDone: 0 }])).toEqual([]);
  const one = drawnSample(say, { lines: [{ jurisdiction: 'Ada', units: 4, unitsDone: 3 }], unit: 'batches' }, figures);
  expect(one?.marks.bars).toEqual([{ name: 'Ada', value: 4, done: 3, text: '3 of 4', isRest: false }]);
  expect(one?.table.total).toEqual(['All jurisdictions', 4, 3, 1]);
});

test('of 1,600 jurisdictions the 29 with the most are drawn, the others are a sum, and the table has all', () => {
  // 1 to 1,600 units: 1,600 · 1,601 / 2 in all, of which the largest 29 are 29 · (1,600 + 1,572) / 2.
  const lines = Array.from({ length: 1_600 }, (_, index) => ({
    jurisdiction: `Town ${index + 1}`,
    units: index + 1,
    unitsDone: 1,
  }));
  const drawn = drawnSample(say, { lines: sampleLines(lines), unit: 'ballots' }, figures);
  expect(drawn?.marks.bars).toHaveLength(30);
  expect(drawn?.marks.bars[0]).toMatchObject({ name: 'Town 1600', value: 1_600, isRest: false });
  expect(drawn?.marks.bars.at(-1)).toEqual({
    name: '1,571 other jurisdictions',
    value: 1_280_800 - 45_994,
    done: 1_571,
    text: `1571 of ${1_280_800 - 45_994}`,
    isRest: true,
  });
  expect(drawn?.table.rows).toHaveLength(1_600);
  expect(drawn?.table.total).toEqual(['All jurisdictions', 1_280_800, 1_600, 1_279_200]);
});

test('of very many choices the rest is said as a sum, and the table has all', () => {
  const choices = Array.from({ length: 40 }, (_, index) => ({ name: `C${index}`, reported: index, seen: index }));
  const seen = {
    contest: 'Council',
    basis: 'same-units',
    unit: 'batches',
    lookedAt: 9,
    ballots: null,
    choices,
  } as const;
  const { marks, table } = drawnVotes(say, seen, figures);
  expect(marks.pairs).toHaveLength(30);
  // 0 to 10 are left: 55 in all.
  expect(marks.pairs.at(-1)).toMatchObject({ name: '11 other choices', first: 55, second: 55, isRest: true });
  expect(table.rows).toHaveLength(40);
});
