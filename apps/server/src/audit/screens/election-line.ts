import type { ElectionLine } from '@plumbline/api';
import type { ElectionRow } from '../../stores/elections.ts';

/** An election as lists and headings show it. */
export function electionLine({ electionId, name, date, state }: ElectionRow): ElectionLine {
  return { electionId, name, date, state };
}
