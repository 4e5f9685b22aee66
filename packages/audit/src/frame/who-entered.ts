import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findCount } from '../state/audit-view.ts';
import type { CaseSubject } from '../state/difference-case.ts';

/** The people, by name, who entered what is looked at again, as far as the audit knows names. */
export function whoEntered(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): readonly string[] {
  if (jurisdiction === null) return [];
  if (unit.kind === 'batch') {
    const count = findCount(audit, { jurisdiction, batch: unit.batch });
    return [...(count?.people ?? []), ...(count?.earlierPeople ?? [])];
  }
  if (unit.kind !== 'ballot') return [];
  const entered = findBallot(audit, jurisdiction, unit.ballot);
  return audit.rounds
    .filter(({ number }) => number === entered?.round)
    .flatMap(({ work }) => {
      const board = work[jurisdiction]?.boards.find(({ name }) => name === entered?.board);
      return board === undefined ? [] : [...board.members, ...(board.earlierMembers ?? [])];
    });
}
