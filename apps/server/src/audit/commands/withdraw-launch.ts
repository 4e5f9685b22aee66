import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const withdrawLaunch = defineAuditCommand({
  name: 'withdraw-launch',
  permission: 'round.launch',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history }, { round, reason }) {
    const salted = saltText(reason);
    const decided = decide(history.audit, { type: 'withdraw-launch', round, reason: salted });
    if (!decided.ok) return decided;
    return ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction: null }] });
  },
});
