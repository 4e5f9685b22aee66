import { likenessKey } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditBoard, JurisdictionWork } from '../state/audit-state.ts';
import { reviewTeamOf } from '../state/audit-view.ts';

/**
 * Why these people may not sit at a board: a review team is of two, and nobody sits both on it and at a board that sent it a card, whichever
 * seat they took first.
 */
export function refuseSeat(
  work: JurisdictionWork,
  board: AuditBoard,
  members: readonly string[],
): AuditRefusal | undefined {
  const senders = new Set(work.reviews?.map((sent) => sent.board));
  if (board.reviews) {
    if (members.length !== 2) return { code: 'review-team-of-two', board: board.name };
    const atDesks = [...entriesOf(work.batchesInReview)].flatMap(([, review]) => review.senders);
    return (
      refuseSamePeople(
        work.boards.filter(({ name }) => senders.has(name)),
        members,
      ) ?? refuseNames(atDesks, members)
    );
  }
  const team = senders.has(board.name) ? reviewTeamOf(work) : undefined;
  return team && refuseSamePeople([team], members);
}

/** Whoever could not decide at the table decides nothing by sitting down elsewhere. */
export function refuseSamePeople(boards: readonly AuditBoard[], members: readonly string[]): AuditRefusal | undefined {
  return refuseNames(
    boards.flatMap((board) => [...board.members, ...(board.earlierMembers ?? [])]),
    members,
  );
}

/** The same of people whose names alone are known. */
export function refuseNames(others: readonly string[], members: readonly string[]): AuditRefusal | undefined {
  const known = new Set(others.map(likenessKey));
  const same = members.find((name) => known.has(likenessKey(name)));
  return same === undefined ? undefined : { code: 'review-by-same', name: same };
}
