import { AUDIT_PROBLEMS } from './audit-problems.ts';
import { SERVER_PROBLEMS } from './server-problems.ts';

/** Every problem the server can answer with, by code. Each has a page of its own, `/problems/<code>`, made from this. */
export const PROBLEMS = { ...SERVER_PROBLEMS, ...AUDIT_PROBLEMS } as const;

/** The name of a problem: the end of its `type`. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Whether there is a problem of this name. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}

/** Where the page about a problem is: the `type` of its answers. */
export function problemAddress(code: ProblemCode): `/problems/${ProblemCode}` {
  return `/problems/${code}`;
}
