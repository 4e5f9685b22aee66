import { batchesListed, decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import type { Preparation } from '../../road/preparation.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** Batches that are counted whatever is drawn: each has to be in the manifest of a jurisdiction that takes part. */
export const chooseExtraBatches = defineAuditCommand({
  name: 'choose-extra-batches',
  permission: 'plan.edit',
  scope: auditScope,

  prepare: ({ history, preparation }, { required }) => listedIn(preparation, history, required),

  async run({ history, preparation }, { required, onePerJurisdiction }) {
    const listed = await listedIn(preparation, history, required);
    const decided = decide(history.audit, {
      type: 'choose-extra-batches',
      required,
      onePerJurisdiction,
      batchesListed: listed,
    });
    return decided.ok ? ok({ events: decided.value, output: {} }) : decided;
  },
});

/** The names of all batches in the manifests of the jurisdictions that are named; of one without a manifest there are none. */
async function listedIn(
  preparation: Preparation,
  { audit }: BegunHistory,
  required: readonly { readonly jurisdiction: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const listed = new Map<string, readonly string[]>();
  for (const jurisdiction of new Set(required.map((one) => one.jurisdiction))) {
    if (!audit.files.some((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction)) continue;
    listed.set(jurisdiction, batchesListed(await inputsOf(preparation, audit, jurisdiction), jurisdiction));
  }
  return listed;
}
