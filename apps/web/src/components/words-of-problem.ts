import type { Problem } from '@plumbline/api';

/** Whose words tell of a problem: the server's, or our own under this name. */
export type ProblemWords = 'server' | 'no-connection' | 'upload-interrupted' | 'session-ended';

/**
 * The server knows best what happened, so its words are shown, by code and never by status: a wrong sign-in code and a
 * mistyped link are answered with 401 too. Only where the server said nothing, and where the page knows that somebody was
 * signed in before, do we speak ourselves.
 */
export function wordsOfProblem(problem: Pick<Problem, 'code' | 'title'>): ProblemWords {
  switch (problem.code) {
    case 'no-connection':
      return 'no-connection';
    case 'not-signed-in':
      return 'session-ended';
    case 'upload-interrupted':
      return problem.title === '' ? 'upload-interrupted' : 'server';
    default:
      return 'server';
  }
}
