import { countDiscrepancies, isInRounds } from '@plumbline/audit';
import { jurisdictionScope } from '../../policy/scope.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const finalizeTallies = defineRecordingCommand({
  name: 'finalize-tallies',
  permission: 'tallies.finalize',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async decide({ history, preparation }, { jurisdiction }) {
    const { audit } = history;
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const discrepancies = isInRounds(audit) ? countDiscrepancies(audit, inputs, jurisdiction) : 0;
    return decideOnly(history, { type: 'finalize-tallies', jurisdiction, discrepancies });
  },
});
