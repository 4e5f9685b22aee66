import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const recordTotals = defineFieldworkCommand({
  name: 'record-totals',
  permission: 'totals.record',
  scope: jurisdictionScope,

  async run({ history, actor }, { jurisdiction, contests, basedOn }) {
    const enteredBy = actor.kind === 'person' ? actor.personId : '';
    return decideOnly(history, { type: 'record-totals', jurisdiction, contests, enteredBy, basedOn });
  },
});
