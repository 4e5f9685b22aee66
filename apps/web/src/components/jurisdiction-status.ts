import type { JurisdictionLine } from '@plumbline/api';
import { formatClock } from '../formats/format-time.ts';
import type { TagTone } from '../ui/Tag.tsx';
import type { AuditWords } from '../words/audit-words.ts';

type Status = JurisdictionLine['status'];

const TONE: Readonly<Record<Status, TagTone>> = {
  'not-logged-in': 'grey',
  'logged-in': 'amber',
  'files-uploaded': 'blue',
  'upload-failed': 'red',
  'files-complete': 'green',
  'list-taken': 'amber',
  'in-progress': 'blue',
  complete: 'green',
};

/** The order of progress, for sorting by status. */
const ORDER: readonly Status[] = [
  'upload-failed',
  'not-logged-in',
  'logged-in',
  'files-uploaded',
  'files-complete',
  'list-taken',
  'in-progress',
  'complete',
];

export function statusTone(status: Status): TagTone {
  return TONE[status];
}

export function statusOrder(status: Status): number {
  return ORDER.indexOf(status);
}

/** How far a jurisdiction is, in words. */
export function statusWord(
  line: Pick<JurisdictionLine, 'status' | 'filesUploaded' | 'filesExpected' | 'listTaken'>,
  say: AuditWords,
): string {
  if (line.status === 'files-complete' && line.filesExpected === 0) return say('status.no-ballots');
  if (line.status === 'files-complete' && line.filesExpected === 1) return say('status.manifest-uploaded');
  if (line.status === 'list-taken' && line.listTaken !== null) {
    const { at, by } = line.listTaken;
    return say('status.list-taken', { time: formatClock(at), by });
  }
  return say.anyOf(`status.${line.status}`, { done: line.filesUploaded, total: line.filesExpected });
}
