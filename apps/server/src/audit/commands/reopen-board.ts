import { boardScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const reopenBoard = defineAuditCommand({
  name: 'reopen-board',
  permission: 'board.reopen',
  scope: boardScope,

  async run({ history }, { jurisdiction, board }) {
    return decideOnly(history, { type: 'reopen-board', jurisdiction, board });
  },
});
