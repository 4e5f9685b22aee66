import { defineWords } from '@plumbline/words/define-words';
import { workload } from '@plumbline/words/en/screens/workload';
import { expect, test } from 'vitest';
import { hoursInCell, hoursInSentence } from './WorkloadCost.tsx';
import { daysOfBoard, personHours, type WorkAsked } from './workload-hours.ts';

const TIMES = { ballotSeconds: 160, batchMinutes: 13, countSeconds: 10 };

function exactly(units: number, ballots: number | null): WorkAsked {
  const of = (mean: number) => ({ mean, least: mean, most: mean });
  return { draws: units, units: of(units), ballots: ballots === null ? null : of(ballots) };
}

test('ballots at 20 to 25 an hour take two people twice the hours of their board', () => {
  // 500 ÷ 25 = 20 hours of a board, 500 ÷ 20 = 25; two people each.
  const hours = personHours(exactly(500, null), TIMES);
  expect(hours.least).toBeCloseTo(40, 10);
  expect(hours.most).toBeCloseTo(50, 10);
});

test('batches take their own time and that of the ballots in them, as many as there may be', () => {
  const range = {
    draws: 12,
    units: { mean: 10, least: 9, most: 12 },
    ballots: { mean: 3600, least: 3000, most: 4200 },
  };
  // 9 × 13 min + 3,000 × 10 s = 617 min; 12 × 13 min + 4,200 × 10 s = 856 min; two people, at 0.9 and 1.125 of it.
  const hours = personHours(range, TIMES);
  expect(hours.least).toBeCloseTo((2 * 617 * 0.9) / 60, 10);
  expect(hours.most).toBeCloseTo((2 * 856 * 1.125) / 60, 10);
});

test('a day is seven hours at a table', () => {
  // 157.5 ballots of 160 seconds are seven hours.
  expect(daysOfBoard(exactly(315, null), TIMES)).toBeCloseTo(2, 10);
});

test('a county with nothing to do is told no hour, and one with little about one', () => {
  const say = defineWords({ en: workload })('en');
  expect(hoursInSentence({ least: 0, most: 0 }, say)).toBe('–');
  expect(hoursInSentence({ least: 0.1, most: 0.2 }, say)).toBe(workload.oneHour);
  expect(hoursInCell({ least: 0, most: 0 }, say)).toBe('–');
  expect(hoursInCell({ least: 0.1, most: 0.2 }, say)).toBe('1');
  expect(hoursInCell({ least: 36.4, most: 45.2 }, say)).toBe('36 to 46');
});
