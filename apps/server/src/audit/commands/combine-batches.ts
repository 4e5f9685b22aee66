import { ok } from '@plumbline/prelude';
import { auditChain } from '../../log/audit-chains.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { loadAuditForUpdate } from '../history/load-audit.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { additionInPlace } from './addition-in-place.ts';
import { decideOnly, outcomeOf, prepareOnAudit } from './define-audit-command.ts';

/** Batches that were found mixed are counted as one. In a round that is fieldwork of their jurisdiction; while planning, part of the plan. */
export const combineBatches = defineCommand({
  name: 'combine-batches',
  permission: 'batches.combine',
  scope: jurisdictionScope,
  gate: ({ auditId }) => auditChain(auditId),

  prepare: (context, input) =>
    prepareOnAudit(
      { prepare: ({ history, preparation }) => inputsOf(preparation, history.audit, input.jurisdiction) },
      context,
      input,
    ),

  async run({ tx, preparation }, { auditId, jurisdiction, name, batches }) {
    const { history } = await loadAuditForUpdate(tx, auditId);
    const { manifests } = await inputsOf(preparation, history.audit, jurisdiction);
    const batchesListed = (manifests.get(jurisdiction)?.batches ?? []).map((batch) => batch.name);
    const combined = { jurisdiction, name, batches };
    const decided = decideOnly(history, { type: 'combine-batches', combined, batchesListed });
    if (!decided.ok) return decided;
    const addition = await additionInPlace(tx, history, { jurisdiction, events: decided.value.events });
    const output = { additions: [addition], output: {}, organizationEvents: undefined, texts: undefined };
    return ok(await outcomeOf(tx, auditId, output));
  },
});
