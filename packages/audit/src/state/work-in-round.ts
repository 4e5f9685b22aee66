import { assert } from '@plumbline/prelude';
import type { BoardPlace } from './audit-event.ts';
import type { AuditBoard, AuditInRounds, JurisdictionWork, Round } from './audit-state.ts';
import { currentRound } from './audit-view.ts';

/** The audit with something else known of one board of its newest round. */
export function withBoard(audit: AuditInRounds, place: BoardPlace, change: Partial<AuditBoard>): AuditInRounds {
  const work = currentRound(audit).work[place.jurisdiction];
  assert(work !== undefined, 'a board belongs to a jurisdiction with work', place);
  const boards = work.boards.map((board) => (board.name === place.board ? { ...board, ...change } : board));
  return withWork(audit, place.jurisdiction, { boards });
}

/** The audit with something else known of the work of a jurisdiction in its newest round. */
export function withWork(audit: AuditInRounds, jurisdiction: string, change: Partial<JurisdictionWork>): AuditInRounds {
  const round = currentRound(audit);
  const before = round.work[jurisdiction];
  assert(before !== undefined, 'the jurisdiction has work in this round', { jurisdiction });
  const work = { ...round.work, [jurisdiction]: { ...before, ...change } };
  return { ...audit, rounds: withLastRound(audit.rounds, { ...round, work }) };
}

/** The rounds with another in the place of the newest. */
export function withLastRound(rounds: readonly Round[], last: Round): readonly Round[] {
  return [...rounds.slice(0, -1), last];
}
