import { problemInWords } from '@plumbline/words/problem-words';
import { expect, test } from 'vitest';
import { isProblemCode, PROBLEMS } from './problems.ts';

const ALL = Object.keys(PROBLEMS)
  .filter(isProblemCode)
  .map((code) => [code, { ...PROBLEMS[code], ...problemInWords(code) }] as const);

test('no sentence about a problem blames, shouts or speaks in codes', () => {
  for (const [code, { title, why, advice }] of ALL) {
    for (const sentence of [title, why, advice]) expect(sentence, code).not.toMatch(/invalid|illegal|error|fail|!/i);
  }
});

test('a title is no sentence; why and what to do are', () => {
  for (const [code, { title, why, advice, status }] of ALL) {
    expect(title, code).toMatch(/^[A-Z].*[^.]$/);
    expect(why, code).toMatch(/^[A-Z].*\.$/);
    expect(advice, code).toMatch(/^[A-Z].*\.$/);
    expect(status, code).toBeGreaterThanOrEqual(400);
  }
});

test('no two problems have the same title, or they could not be told apart in a list', () => {
  const titles = ALL.map(([, { title }]) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});
