import { assert } from '@plumbline/prelude';
import type { IssueCollector, IssueReport } from './issue-collector.ts';

/** An election file after reading: what is to be known about it and, unless an error stands in the way, its content. */
export type ParsedFile<T> =
  | (IssueReport & { readonly accepted: true; readonly value: T })
  | (IssueReport & { readonly accepted: false });

/** Closes the reading of a file: the value is handed on only where no error was found. */
export function parsedFile<T>(issues: IssueCollector, value: T | undefined): ParsedFile<T> {
  const report = issues.report();
  if (!report.accepted) return { ...report, accepted: false };
  assert(value !== undefined, 'a file without errors has a value', report);
  return { ...report, accepted: true, value };
}
