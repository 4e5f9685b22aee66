import { type Client, createUncheckedClient, type Problem } from '@plumbline/api';
import { noticeAnswer } from './server-silence.ts';
import { isSomebodyThere } from './signs-of-life.ts';

/** Reached once per page load. In development every answer is checked against the contract. */
export const client: Client = import.meta.env.DEV
  ? (await import('@plumbline/api')).createClient(fetchAsPage)
  : createUncheckedClient(fetchAsPage);

/** What the page asks by itself, while nobody is there, does not make the session last longer. */
async function fetchAsPage(address: string, request: RequestInit): Promise<Response> {
  const headers = new Headers(request.headers);
  if (!isSomebodyThere()) headers.set('x-plumbline-unattended', '1');
  try {
    const answer = await fetch(address, { ...request, headers });
    noticeAnswer(answer.status < 500);
    return answer;
  } catch (error) {
    noticeAnswer(false);
    throw error;
  }
}

/** A problem on its way from a query to the page that shows it. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Whether trying again may help: nobody answered, or the server is in trouble. */
export function isPassing(problem: Problem): boolean {
  return problem.status === 0 || problem.status === 429 || problem.status >= 500;
}
