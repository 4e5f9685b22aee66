import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Whether commitment, seed and conclusion take two people. The log says who chose. */
export const chooseTwoPersons = defineAuditCommand({
  name: 'choose-two-persons',
  permission: 'plan.edit',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history }, { required }) {
    return decideOnly(history, { type: 'choose-two-persons', required });
  },
});
