import { likenessKey } from '@plumbline/election';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditBoard, JurisdictionWork } from '../state/audit-state.ts';

/** Who may sit on the review team: two people, and nobody who sent it a card. */
export function refuseTeam(
  work: JurisdictionWork,
  team: AuditBoard,
  members: readonly string[],
): AuditRefusal | undefined {
  if (members.length !== 2) return { code: 'review-team-of-two', board: team.name };
  const senders = new Set(work.reviews?.map(({ board }) => board));
  return refuseSamePeople(
    work.boards.filter(({ name }) => senders.has(name)),
    members,
  );
}

/** Whoever could not decide at the table decides nothing by sitting down elsewhere. */
export function refuseSamePeople(boards: readonly AuditBoard[], members: readonly string[]): AuditRefusal | undefined {
  const known = new Set(
    boards.flatMap((board) => [...board.members, ...(board.earlierMembers ?? [])]).map(likenessKey),
  );
  const same = members.find((name) => known.has(likenessKey(name)));
  return same === undefined ? undefined : { code: 'review-by-same', name: same };
}
