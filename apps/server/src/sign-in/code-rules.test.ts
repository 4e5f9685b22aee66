import { SIGN_IN_CODE_LENGTH, SIGN_IN_CODE_SYMBOLS } from '@plumbline/api';
import { expect, test } from 'vitest';
import {
  CODE_HOUR_MS,
  CODES_PER_HOUR_MAX,
  digestOfCode,
  guessingLevel,
  judgeCode,
  newCode,
  nextCodeAt,
  TRIES_PER_CODE_MAX,
  triesOfCode,
} from './code-rules.ts';

const YEAR_MS = 365.25 * 24 * 60 * 60_000;
const AT = new Date('2026-11-10T09:00:00.000Z');

function after(minutes: number): Date {
  return new Date(AT.getTime() + minutes * 60_000);
}

/**
 * What somebody who guesses without a pause, at every known address, from any number of networks, guesses in a year. Each
 * code is drawn evenly, and of each they try the most that any limit allows; tries at one code hit at most once.
 */
function expectedGuessesPerYear(addresses: number): number {
  const codes = SIGN_IN_CODE_SYMBOLS.length ** SIGN_IN_CODE_LENGTH;
  const codesPerYear = CODES_PER_HOUR_MAX * (YEAR_MS / CODE_HOUR_MS);
  return (addresses * codesPerYear * TRIES_PER_CODE_MAX) / codes;
}

test('who guesses for a year at 330 or at 1,600 known addresses gets in less than once in a thousand years', () => {
  // 330 · 6 · 8,766 · 10 ÷ 32⁸ and the same for 1,600, by hand.
  expect(expectedGuessesPerYear(330)).toBeCloseTo(1.5786e-4, 8);
  expect(expectedGuessesPerYear(1_600)).toBeCloseTo(7.6537e-4, 8);
  expect(expectedGuessesPerYear(1_600)).toBeLessThanOrEqual(1e-3);
});

test('however the asking is timed, six codes leave within any hour and ten tries are judged of each', () => {
  const issued: Date[] = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    if (nextCodeAt(issued, after(minute)) === undefined) issued.push(after(minute));
  }
  expect(issued).toHaveLength(24 * 6);
  const inHour = (from: Date) => {
    const sinceThen = issued.map((one) => one.getTime() - from.getTime());
    return sinceThen.filter((past) => past >= 0 && past < CODE_HOUR_MS).length;
  };
  expect(Math.max(...issued.map(inHour))).toBe(6);

  const current = { codeId: 'x', digest: digestOf('00000000'), issuedAt: AT, usedAt: null };
  const judged = Array.from({ length: 40 }, (_, attempts) =>
    judgeCode({ ...current, attempts }, { digest: digestOf('00000001'), triesMax: triesOfCode(0), at: AT }),
  );
  expect(judged.filter((verdict) => verdict === 'wrong')).toHaveLength(10);
});

test('after the sixth code the next one leaves when the first of them is an hour old', () => {
  const issued = [0, 5, 10, 15, 20, 25].map(after);
  expect(nextCodeAt(issued.slice(0, 5), after(30))).toBeUndefined();
  expect(nextCodeAt(issued, after(30))).toEqual(after(60));
  expect(nextCodeAt(issued, after(60))).toBeUndefined();
});

test('the more is guessed in a day the fewer tries a code has, never more and never none', () => {
  expect([0, 99, 100, 999, 1_000, 1_000_000].map(triesOfCode)).toEqual([10, 10, 5, 5, 3, 3]);
});

test('a few typing mistakes alarm nobody', () => {
  expect([0, 19, 20, 99, 100, 1_000, 10_000, 1_000_000].map(guessingLevel)).toEqual([0, 0, 1, 1, 2, 3, 4, 4]);
});

test('a code ends after ten minutes, and when it was used', () => {
  const code = newCode();
  const current = { codeId: 'x', digest: digestOf(code), issuedAt: AT, usedAt: null, attempts: 0 };
  const tried = { digest: digestOf(code), triesMax: 10 };
  expect(judgeCode(current, { ...tried, at: new Date(after(10).getTime() - 1) })).toBe('right');
  expect(judgeCode(current, { ...tried, at: after(10) })).toBe('expired');
  expect(judgeCode({ ...current, usedAt: after(1) }, { ...tried, at: after(2) })).toBe('expired');
});

test('codes use all 32 symbols evenly, and the digest tells neither the code nor that two addresses share one', () => {
  const counts = new Map<string, number>();
  for (let time = 0; time < 4_000; time += 1) {
    for (const symbol of newCode()) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  // 1,000 of each are expected; ten standard deviations of √(32,000 · 1/32 · 31/32) = 31.
  expect([...counts.keys()].toSorted().join('')).toBe(SIGN_IN_CODE_SYMBOLS);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(310);
  expect(digestOf('00000000', 'a@b.example')).not.toBe(digestOf('00000000', 'c@b.example'));
});

function digestOf(code: string, email = 'a@b.example'): string {
  return digestOfCode(Buffer.from('a secret of a test'), { email, code });
}
