import { fieldworkIn } from '../kinds/kinds.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findWork } from '../state/audit-view.ts';

/** Whether `jurisdiction` has done all its work of the current round. Without work it is complete from the start. */
export function isJurisdictionComplete(audit: AuditInRounds, jurisdiction: string): boolean {
  const work = findWork(audit, jurisdiction);
  if (work === undefined) return true;
  if (fieldworkIn(audit.plan) !== 'ballots') return work.talliesFinal;
  return work.boards.length > 0 && work.boards.every((board) => board.signedOff || board.ballots.length === 0);
}
