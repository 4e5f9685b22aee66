import { type BatchNamed, decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import type { Preparation } from '../../road/preparation.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** The office of a jurisdiction says how the cards lie that are compared with cast vote records. */
export const stateCardOrder = defineAuditCommand({
  name: 'state-card-order',
  permission: 'manifest.state',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction, otherwise }) =>
    comparedIn(preparation, history, { jurisdiction, isAsked: otherwise.length > 0 }),

  async run({ history, preparation }, { jurisdiction, manifest, all, otherwise }) {
    const batchesCompared = await comparedIn(preparation, history, { jurisdiction, isAsked: otherwise.length > 0 });
    const order = { jurisdiction, manifest, all, otherwise, batchesCompared };
    const decided = decide(history.audit, { type: 'state-card-order', ...order });
    return decided.ok ? ok({ events: decided.value, output: {} }) : decided;
  },
});

/** The batches whose cards are compared with cast vote records, where some are named: only then is the manifest read. */
async function comparedIn(
  preparation: Preparation,
  { audit }: BegunHistory,
  { jurisdiction, isAsked }: { readonly jurisdiction: string; readonly isAsked: boolean },
): Promise<readonly BatchNamed[]> {
  const isThere = audit.files.some((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
  if (!isAsked || !isThere) return [];
  const { manifests } = await inputsOf(preparation, audit, jurisdiction);
  return (manifests.get(jurisdiction)?.batches ?? []).flatMap(({ name, tabulator, inCvr }) =>
    inCvr === false ? [] : [{ tabulator, batch: name }],
  );
}
