import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { auditScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { findUnfinishedDraw } from '../../stores/draw-jobs.ts';
import { saltText } from '../../stores/salt-text.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const reopenRound = defineAuditCommand({
  name: 'reopen-round',
  permission: 'round.close',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, tx }, { auditId, round, reason }) {
    const salted = saltText(reason);
    const decided = decide(history.audit, { type: 'reopen-round', round, reason: salted });
    if (!decided.ok) return decided;
    // It draws on from what was measured, and would find that gone.
    if ((await findUnfinishedDraw(tx, auditId)) !== undefined) return refuse('draw-under-way', detail('drawUnderWay'));
    return ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction: null }] });
  },
});
