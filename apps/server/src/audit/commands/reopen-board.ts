import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const reopenBoard = defineFieldworkCommand({
  name: 'reopen-board',
  permission: 'board.reopen',
  scope: boardScope,

  async run({ history }, { jurisdiction, board }) {
    return decideOnly(history, { type: 'reopen-board', jurisdiction, board });
  },
});
