import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const finalizeTotals = defineFieldworkCommand({
  name: 'finalize-totals',
  permission: 'tallies.finalize',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction }) {
    return decideOnly(history, { type: 'finalize-totals', jurisdiction });
  },
});
