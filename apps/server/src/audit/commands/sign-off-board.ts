import { boardScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const signOffBoard = defineAuditCommand({
  name: 'sign-off-board',
  permission: 'board.sign-off',
  scope: boardScope,

  async run({ history }, { jurisdiction, board, typedNames }) {
    return decideOnly(history, { type: 'sign-off-board', jurisdiction, board, typedNames });
  },
});
