import { boardScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const nameBoardMembers = defineAuditCommand({
  name: 'name-board-members',
  permission: 'board.name-members',
  scope: boardScope,

  async run({ history }, { jurisdiction, board, members }) {
    return decideOnly(history, { type: 'name-board-members', jurisdiction, board, members });
  },
});
