import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reopenBoard = defineRecordingCommand({
  name: 'reopen-board',
  permission: 'board.reopen',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board }) {
    return decideOnly(history, { type: 'reopen-board', jurisdiction, board });
  },
});
