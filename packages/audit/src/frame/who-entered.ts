import { lookUp } from '@plumbline/prelude';
import { besideIn } from '../fieldwork/batch-counts.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findCount } from '../state/audit-view.ts';
import type { CaseSubject } from '../state/difference-case.ts';

/** The people, by name, who entered what is looked at again, as far as the audit knows names. */
export function whoEntered(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): readonly string[] {
  if (jurisdiction === null) return [];
  if (unit.kind === 'batch') {
    const count = findCount(audit, { jurisdiction, batch: unit.batch });
    const { work } = audit.rounds.find(({ number }) => number === count?.round) ?? {};
    const review = lookUp(work?.[jurisdiction]?.batchesInReview, unit.batch);
    const reviewers = [...(review?.senders ?? []), ...(review?.deciders ?? [])];
    const entered = count === undefined ? [] : [count, ...besideIn(count)];
    const people = entered.flatMap((one) => one.people ?? []);
    return [...people, ...(count?.earlierPeople ?? []), ...reviewers];
  }
  if (unit.kind !== 'ballot') return [];
  const entered = findBallot(audit, jurisdiction, unit.ballot);
  return audit.rounds
    .filter(({ number }) => number === entered?.round)
    .flatMap(({ work }) => {
      const own = work[jurisdiction];
      // Of a card that was reviewed, those who sent it have seen it too.
      const sent = own?.reviews?.find(({ ballot }) => ballot === unit.ballot)?.board;
      const boards = own?.boards.filter(({ name }) => name === entered?.board || name === sent) ?? [];
      return boards.flatMap((board) => [...board.members, ...(board.earlierMembers ?? [])]);
    });
}
