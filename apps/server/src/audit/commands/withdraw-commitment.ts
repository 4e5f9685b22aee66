import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const withdrawCommitment = defineAuditCommand({
  name: 'withdraw-commitment',
  permission: 'inputs.commit',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history }, { reason }) {
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'withdraw-commitment', reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction: null }] }) : decided;
  },
});
