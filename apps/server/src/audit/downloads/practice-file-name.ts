import { PRACTICE_MARK } from '@plumbline/audit';

/** What a file of an audit is saved as: of a practice audit, whose name begins with the mark, the file says so too. */
export function practiceFileName(audit: string, file: string): string {
  const isMarked = !audit.startsWith(PRACTICE_MARK) || file.includes(PRACTICE_MARK);
  return isMarked ? file : `${PRACTICE_MARK}-${file}`;
}
