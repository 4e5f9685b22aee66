import { expect, test } from 'vitest';
import { digitsOf, tallyStand } from './tally-entry-rules.ts';

const ASKED = new Date('2026-11-10T09:00:00Z');
const HOURS_MS = 12 * 60 * 60_000;

function stand(state: 'waiting' | 'confirmed' | 'rejected' | 'ended', minutes: number, isLinkUsable = true) {
  const at = new Date(ASKED.getTime() + minutes * 60_000);
  return tallyStand({ state, askedAt: ASKED }, { at, isLinkUsable, lastsMs: HOURS_MS });
}

test('a request waits for half an hour, and a computer works for twelve hours, to the minute', () => {
  expect([0, 29.999, 30].map((minutes) => stand('waiting', minutes))).toEqual(['waiting', 'waiting', 'lapsed']);
  expect([0, 719.999, 720].map((minutes) => stand('confirmed', minutes))).toEqual(['confirmed', 'confirmed', 'over']);
});

test('with its link a request is over, and what was decided before stays what it was', () => {
  expect([stand('waiting', 1, false), stand('confirmed', 1, false)]).toEqual(['over', 'over']);
  for (const state of ['rejected', 'ended'] as const) {
    expect([stand(state, 1, false), stand(state, 10_000)]).toEqual([state, state]);
  }
});

test('a number is its digits, however they are grouped', () => {
  expect(['012345', ' 012 345 ', '0-1-2-3-4-5', '012.345'].map(digitsOf)).toEqual(Array(4).fill('012345'));
  expect(['', 'twelve', '12 34'].map(digitsOf)).toEqual(['', '', '1234']);
});
