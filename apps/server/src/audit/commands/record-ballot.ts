import { boardScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const recordBallot = defineFieldworkCommand({
  name: 'record-ballot',
  permission: 'ballot.record',
  scope: boardScope,

  async run({ history }, { jurisdiction, board, ballot, record, basedOn }) {
    return decideOnly(history, { type: 'record-ballot', jurisdiction, board, ballot, record, basedOn });
  },
});
