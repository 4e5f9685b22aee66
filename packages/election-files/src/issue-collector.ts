import { shownText } from '@plumbline/election';
import type { Saying } from '@plumbline/words/define-words';
import { fileWords } from '@plumbline/words/file-words';
import type { FileIssue, IssueSeverity } from './file-issue.ts';

/** How many distinct issues of one file are kept; the rest are only counted. */
export const ISSUES_KEPT_MAX = 100;

/** How many further rows an issue names when the same problem is in several places. */
const OTHER_ROWS_NAMED = 5;

/**
 * An issue before it is known how often it occurs. `file` is needed only for a part of an upload. Issues that agree
 * in everything but row and sentence are grouped, so `column`, `found` and `expected` must hold what tells them apart.
 */
export type IssueDraft = Omit<FileIssue, 'severity' | 'file' | 'count' | 'message' | 'advice'> & {
  readonly file?: string;
  readonly message: string | Saying;
  readonly advice: string | Saying;
};

/** What the issues of a file say about it. */
export type IssueReport = {
  /** True when nothing stands in the way, or only what a person may confirm. */
  readonly accepted: boolean;
  readonly needsConfirmation: boolean;
  /** The first hundred distinct issues: errors, then what needs confirming, then warnings. */
  readonly issues: readonly FileIssue[];
  /** All occurrences, those not kept included. */
  readonly issueCount: number;
};

/** Gathers the issues of one upload while it is read to its end. */
export type IssueCollector = {
  readonly error: (issue: IssueDraft) => void;
  readonly confirm: (issue: IssueDraft) => void;
  readonly warn: (issue: IssueDraft) => void;
  /** Takes over what another reading of the same upload reported, counts included. */
  readonly adopt: (issues: readonly FileIssue[]) => void;
  readonly hasErrors: () => boolean;
  readonly report: () => IssueReport;
};

type IssueGroup = { readonly draft: IssueDraft; readonly severity: IssueSeverity; count: number; otherRows: number[] };

const say = fileWords('en');

const SEVERITIES: readonly IssueSeverity[] = ['ERROR', 'CONFIRM', 'WARNING'];

/**
 * Starts gathering the issues of the upload called `file`. The same problem in several rows is one issue with a
 * count; each severity keeps its own first hundred, so that no flood of warnings can hide an error.
 */
export function createIssueCollector(file: string): IssueCollector {
  const groups: Record<IssueSeverity, Map<string, IssueGroup>> = {
    ERROR: new Map(),
    CONFIRM: new Map(),
    WARNING: new Map(),
  };
  const counts: Record<IssueSeverity, number> = { ERROR: 0, CONFIRM: 0, WARNING: 0 };

  const add = (severity: IssueSeverity, draft: IssueDraft, count = 1) => {
    counts[severity] += count;
    const kept = groups[severity];
    const key = groupKey(draft);
    const group = kept.get(key);
    if (group !== undefined) {
      group.count += count;
      if (draft.row !== undefined && group.otherRows.length < OTHER_ROWS_NAMED) group.otherRows.push(draft.row);
    } else if (kept.size < ISSUES_KEPT_MAX) {
      kept.set(key, { draft, severity, count, otherRows: [] });
    }
  };

  return {
    error: (draft) => add('ERROR', draft),
    confirm: (draft) => add('CONFIRM', draft),
    warn: (draft) => add('WARNING', draft),
    adopt: (issues) => {
      for (const { severity, count, ...draft } of issues) add(severity, draft, count);
    },
    hasErrors: () => counts.ERROR > 0,
    report: () => ({
      accepted: counts.ERROR === 0,
      needsConfirmation: counts.CONFIRM > 0,
      issues: SEVERITIES.flatMap((severity) => [...groups[severity].values()])
        .slice(0, ISSUES_KEPT_MAX)
        .map((group) => issueOf(group, file)),
      issueCount: counts.ERROR + counts.CONFIRM + counts.WARNING,
    }),
  };
}

/** Two issues are equal when only their rows, and so their sentences, differ. */
function groupKey({ code, file, column, found, expected }: IssueDraft): string {
  return JSON.stringify([code, file, column, found, expected]);
}

function issueOf(group: IssueGroup, file: string): FileIssue {
  const { draft, severity, count, otherRows } = group;
  const message = said(draft.message) + sameElsewhere(count, otherRows);
  return withShownTexts({ file, ...draft, severity, message, advice: said(draft.advice), count });
}

function said(saying: string | Saying): string {
  return typeof saying === 'string' ? saying : say.that(saying);
}

/** What a damaged file holds is quoted in issues, and these are stored and shown. */
function withShownTexts(issue: FileIssue): FileIssue {
  const { file, column, found, expected, message, advice } = issue;
  return {
    ...issue,
    file: shownText(file),
    ...(column !== undefined && { column: shownText(column) }),
    ...(found !== undefined && { found: shownText(found) }),
    ...(expected !== undefined && { expected: shownText(expected) }),
    message: shownText(message),
    advice: shownText(advice),
  };
}

function sameElsewhere(count: number, otherRows: readonly number[]): string {
  if (count === 1 || otherRows.length === 0) return '';
  const unnamed = count - 1 - otherRows.length;
  const rows = otherRows.join(', ');
  return unnamed > 0
    ? say('tables.sameInAndMore', { count: otherRows.length, rows, more: unnamed })
    : say('tables.sameIn', { count: otherRows.length, rows });
}
