import { ballotsInBatch, isInRounds, unitPlace } from '@plumbline/audit';
import { err } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { nameOfActor } from '../../stores/people-in-log.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const recordBatch = defineAuditCommand({
  name: 'record-batch',
  permission: 'batch.record',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async run({ history, preparation, actor, tx }, { jurisdiction, batch, sheets, basedOn }) {
    const { audit } = history;
    if (!isInRounds(audit)) {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'record-batch' });
    }
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
    const enteredBy = actor.kind === 'person' ? actor.personId : '';
    const decided = decideOnly(history, { type: 'record-batch', jurisdiction, batch, ballots, sheets, enteredBy });
    const place = unitPlace(jurisdiction, batch);
    if (!decided.ok || (history.versions.get(place) ?? null) === basedOn) return decided;
    const who = await nameOfActor(tx, history.recordedBy.get(place) ?? '');
    return refuse('entry-changed-meanwhile', detail('batchEntered', { who }));
  },
});
