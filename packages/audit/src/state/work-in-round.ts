import { assert, type MapMaker } from '@plumbline/prelude';
import type { BoardPlace } from './audit-event.ts';
import type { AuditBoard, AuditInRounds, JurisdictionWork, Round } from './audit-state.ts';
import { currentRound } from './audit-view.ts';

/** The audit with something else known of one board of its newest round. */
export function withBoard(
  audit: AuditInRounds,
  place: BoardPlace,
  change: Partial<AuditBoard>,
  maker?: MapMaker,
): AuditInRounds {
  const work = currentRound(audit).work[place.jurisdiction];
  assert(work !== undefined, 'a board belongs to a jurisdiction with work', place);
  const boards = work.boards.map((board) => (board.name === place.board ? { ...board, ...change } : board));
  return withWork(audit, place.jurisdiction, { boards }, maker);
}

/**
 * The audit with something else known of the work of a jurisdiction in its newest round. For a maker the list of jurisdictions is copied
 * once: of sixteen hundred that begin their work one after the other, each would copy it anew.
 */
export function withWork(
  audit: AuditInRounds,
  jurisdiction: string,
  change: Partial<JurisdictionWork>,
  maker?: MapMaker,
): AuditInRounds {
  const round = currentRound(audit);
  const before = round.work[jurisdiction];
  assert(before !== undefined, 'the jurisdiction has work in this round', { jurisdiction });
  const isOwn = maker?.made.has(round.work) === true;
  const work: Record<string, JurisdictionWork> = isOwn ? round.work : { ...round.work };
  work[jurisdiction] = { ...before, ...change };
  maker?.made.add(work);
  if (isOwn) return audit;
  return { ...audit, rounds: withLastRound(audit.rounds, { ...round, work }) };
}

/** The rounds with another in the place of the newest. */
export function withLastRound(rounds: readonly Round[], last: Round): readonly Round[] {
  return [...rounds.slice(0, -1), last];
}
