import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const reopenTotals = defineFieldworkCommand({
  name: 'reopen-totals',
  permission: 'tallies.reopen',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction, reason }) {
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'reopen-totals', jurisdiction, reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});
