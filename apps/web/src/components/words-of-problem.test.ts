import { PROBLEMS } from '@plumbline/api';
import { expect, test } from 'vitest';
import { wordsOfProblem } from './words-of-problem.ts';

test('only an ended session is said to have ended; a wrong code or a used link is told in the words of the server', () => {
  const ended = Object.entries(PROBLEMS).filter(
    ([code, { title }]) => wordsOfProblem({ code, title }) === 'session-ended',
  );
  expect(ended.map(([code]) => code)).toEqual(['not-signed-in']);
  for (const code of ['code-wrong', 'code-locked', 'code-expired', 'link-used', 'board-link-unknown'] as const) {
    expect(wordsOfProblem({ code, title: PROBLEMS[code].title })).toBe('server');
  }
});

test('every other problem the server answers with is told in its own words', () => {
  const others = Object.entries(PROBLEMS).filter(([code]) => code !== 'not-signed-in');
  for (const [code, { title }] of others) expect(wordsOfProblem({ code, title }), code).toBe('server');
});

test('where the server said nothing, the page speaks', () => {
  expect(wordsOfProblem({ code: 'no-connection', title: 'The server did not answer' })).toBe('no-connection');
  expect(wordsOfProblem({ code: 'upload-interrupted', title: '' })).toBe('upload-interrupted');
});
