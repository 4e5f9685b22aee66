import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const reopenTallies = defineFieldworkCommand({
  name: 'reopen-tallies',
  permission: 'tallies.reopen',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction }) {
    return decideOnly(history, { type: 'reopen-tallies', jurisdiction });
  },
});
