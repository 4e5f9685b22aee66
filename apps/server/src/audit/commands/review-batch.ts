import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reviewBatch = defineRecordingCommand({
  name: 'review-batch',
  permission: 'ballot.record',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, batch, votes, remark: typed, basedOn }) {
    const remark = typed === '' ? null : saltText(typed);
    const asked = { jurisdiction, board, batch, votes, remark, basedOn };
    const decided = decideOnly(history, { type: 'review-batch', ...asked });
    return decided.ok ? ok({ ...decided.value, texts: remark === null ? [] : [{ ...remark, jurisdiction }] }) : decided;
  },
});
