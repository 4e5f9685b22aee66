import { currentRound, findBoard } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { boardAddress } from '../../sign-in/board-address.ts';
import { boardLinksOf } from '../../stores/board-links.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

/** Whoever holds the old link, or is signed in with it, is out. */
export const rotateBoardLink = defineFieldworkCommand({
  name: 'rotate-board-link',
  permission: 'board-link.hand-out',
  scope: boardScope,

  async run({ history, services, tx }, { auditId, jurisdiction, board }) {
    const { audit } = history;
    if (audit.phase !== 'round-open') {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'create-boards' });
    }
    if (findBoard(audit, { jurisdiction, board }) === undefined) {
      return err({ code: 'unknown-board', jurisdiction, board });
    }
    const round = currentRound(audit).number;
    const links = await boardLinksOf(tx, { auditId, jurisdiction, round });
    const rotation = (links.find((link) => link.board === board)?.rotation ?? 0) + 1;
    const place = { auditId, jurisdiction, round, board, rotation };
    const event = { type: 'board-link-replaced', ...place } as const;
    return ok({ events: [], output: { link: boardAddress(services, place) }, organizationEvents: [event] });
  },
});
