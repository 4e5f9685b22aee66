import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const signOffBoard = defineFieldworkCommand({
  name: 'sign-off-board',
  permission: 'board.sign-off',
  scope: boardScope,

  async run({ history }, { jurisdiction, board, typedNames }) {
    return decideOnly(history, { type: 'sign-off-board', jurisdiction, board, typedNames });
  },
});
