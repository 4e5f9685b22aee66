import { err, ok, type Result } from '@plumbline/prelude';
import type { z } from 'zod';
import type { ProblemReport } from './send-problem.ts';

/** Parses what was sent, once; what does not fit is named field by field. */
export function parseInput<Input>(schema: z.ZodType<Input>, sent: unknown): Result<Input, ProblemReport> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const places = issues.map((issue) => issue.path).filter((path) => path !== '');
  const detail =
    places.length === 0 ? 'Reload the page and try again.' : `Look at these fields again: ${places.join(', ')}.`;
  return err({ code: 'request-not-understood', detail, issues });
}
