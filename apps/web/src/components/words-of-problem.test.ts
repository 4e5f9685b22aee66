import { isProblemCode, PROBLEMS } from '@plumbline/api';
import { problemInWords } from '@plumbline/words/problem-words';
import { expect, test } from 'vitest';
import { wordsOfProblem } from './words-of-problem.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);

test('only an ended session is said to have ended; a wrong code or a used link is told in the words of the server', () => {
  const ended = CODES.filter((code) => wordsOfProblem({ code, title: problemInWords(code).title }) === 'session-ended');
  expect(ended).toEqual(['not-signed-in']);
  for (const code of ['code-wrong', 'code-locked', 'code-expired', 'link-used', 'board-link-unknown'] as const) {
    expect(wordsOfProblem({ code, title: problemInWords(code).title })).toBe('server');
  }
});

test('every other problem the server answers with is told in its own words', () => {
  for (const code of CODES.filter((each) => each !== 'not-signed-in'))
    expect(wordsOfProblem({ code, title: problemInWords(code).title }), code).toBe('server');
});

test('where the server said nothing, the page speaks', () => {
  expect(wordsOfProblem({ code: 'no-connection', title: 'The server did not answer' })).toBe('no-connection');
  expect(wordsOfProblem({ code: 'upload-interrupted', title: '' })).toBe('upload-interrupted');
});
