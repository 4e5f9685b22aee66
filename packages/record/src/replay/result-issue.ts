import type { FileIssue } from '@plumbline/election-files';

/** What an issue of a file of results says. */
export type IssueText = Pick<FileIssue, 'code' | 'column' | 'found' | 'expected' | 'message' | 'advice'>;

/** An issue for which a file of results is refused: it contradicts the audit, or what was recorded before. */
export function resultIssue(file: string, text: IssueText): FileIssue {
  return { severity: 'ERROR', file, count: 1, ...text };
}
