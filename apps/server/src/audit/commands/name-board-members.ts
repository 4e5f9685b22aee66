import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const nameBoardMembers = defineRecordingCommand({
  name: 'name-board-members',
  permission: 'board.name-members',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, members }) {
    return decideOnly(history, { type: 'name-board-members', jurisdiction, board, members });
  },
});
