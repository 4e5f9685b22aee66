import { ballotsInBatch, isInRounds } from '@plumbline/audit';
import { err } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const recordBatch = defineRecordingCommand({
  name: 'record-batch',
  permission: 'batch.record',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async decide({ history, preparation, actor }, { jurisdiction, batch, sheets, cards, basedOn }) {
    const { audit } = history;
    if (!isInRounds(audit)) {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'record-batch' });
    }
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
    const enteredBy = actor.kind === 'person' ? actor.personId : '';
    const entered = { jurisdiction, batch, sheets, ...(cards && { cards }), enteredBy, basedOn };
    return decideOnly(history, { type: 'record-batch', ballots, ...entered });
  },
});
