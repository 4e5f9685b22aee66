import { type Audit, currentRound, findBoard } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { type BoardPlace, boardLinksOf } from '../../stores/board-links.ts';
import type { Writer } from '../../stores/store.ts';

/** The board of the open round, with the number of its next link or PIN. */
export async function nextRotation(
  tx: Writer,
  audit: Audit,
  { auditId, jurisdiction, board }: Omit<BoardPlace, 'round'>,
) {
  if (audit.phase !== 'round-open') {
    return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'create-boards' } as const);
  }
  if (findBoard(audit, { jurisdiction, board }) === undefined) {
    return err({ code: 'unknown-board', jurisdiction, board } as const);
  }
  const round = currentRound(audit).number;
  const links = await boardLinksOf(tx, { auditId, jurisdiction, round });
  const rotation = (links.find((link) => link.board === board)?.rotation ?? 0) + 1;
  return ok({ auditId, jurisdiction, round, board, rotation });
}
