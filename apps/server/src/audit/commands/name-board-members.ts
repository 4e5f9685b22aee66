import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const nameBoardMembers = defineFieldworkCommand({
  name: 'name-board-members',
  permission: 'board.name-members',
  scope: boardScope,

  async run({ history }, { jurisdiction, board, members }) {
    return decideOnly(history, { type: 'name-board-members', jurisdiction, board, members });
  },
});
