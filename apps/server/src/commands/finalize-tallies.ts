import { countDiscrepancies, isInRounds } from '@plumbline/audit';
import { jurisdictionScope } from '../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const finalizeTallies = defineAuditCommand({
  name: 'finalize-tallies',
  permission: 'tallies.finalize',
  scope: jurisdictionScope,

  async run({ history, services }, { jurisdiction }) {
    const { audit } = history;
    const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
    const discrepancies = isInRounds(audit) ? countDiscrepancies(audit, inputs, jurisdiction) : 0;
    return decideOnly(history, { type: 'finalize-tallies', jurisdiction, discrepancies });
  },
});
