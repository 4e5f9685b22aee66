import { err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { z } from 'zod';
import type { FieldIssue } from './define-command.ts';
import type { ProblemReport } from './send-problem.ts';

/** Parses what was sent, once; what does not fit is named field by field. */
export function parseInput<Input>(schema: z.ZodType<Input>, sent: unknown): Result<Input, ProblemReport> {
  const parsed = schema.safeParse(sent);
  const issues = parsed.success
    ? unstorableTexts(parsed.data, [])
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (parsed.success && issues.length === 0) return ok(parsed.data);
  const places = issues.map((issue) => issue.path).filter((path) => path !== '');
  const advice =
    places.length === 0 ? detail('reloadAndTryAgain') : detail('fieldsToLookAt', { places: places.join(', ') });
  return err({ code: 'request-not-understood', detail: advice, issues });
}

/** JSON can write texts that no database and no log can keep: half a character (a lone surrogate), and the zero byte. */
function unstorableTexts(value: unknown, path: readonly string[]): readonly FieldIssue[] {
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\0')) return [];
    return [{ path: path.join('.'), message: detail('notStorable') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...unstorableTexts(name, path),
    ...unstorableTexts(part, [...path, name]),
  ]);
}
