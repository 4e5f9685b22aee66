import { type Client, createUncheckedClient, type Problem } from '@plumbline/api';

/** Reached once per page load. In development every answer is checked against the contract. */
export const client: Client = import.meta.env.DEV
  ? (await import('@plumbline/api')).createClient((address, request) => fetch(address, request))
  : createUncheckedClient((address, request) => fetch(address, request));

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
