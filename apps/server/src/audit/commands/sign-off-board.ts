import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const signOffBoard = defineRecordingCommand({
  name: 'sign-off-board',
  permission: 'board.sign-off',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, typedNames }) {
    return decideOnly(history, { type: 'sign-off-board', jurisdiction, board, typedNames });
  },
});
