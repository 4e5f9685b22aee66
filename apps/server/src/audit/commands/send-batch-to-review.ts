import { ballotsInBatch, isInRounds } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';
import { whoEnters } from './record-batch.ts';

export const sendBatchToReview = defineRecordingCommand({
  name: 'send-batch-to-review',
  permission: 'batch.record',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async decide({ history, preparation, actor }, { jurisdiction, batch, kinds, remark: typed, basedOn }) {
    const { audit } = history;
    if (!isInRounds(audit)) {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'send-batch-to-review' });
    }
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
    const remark = typed === '' ? null : saltText(typed);
    const asked = { jurisdiction, batch, ballots, kinds, remark, ...whoEnters(actor), basedOn };
    const decided = decideOnly(history, { type: 'send-batch-to-review', ...asked });
    return decided.ok ? ok({ ...decided.value, texts: remark === null ? [] : [{ ...remark, jurisdiction }] }) : decided;
  },
});
