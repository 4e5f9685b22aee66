import type { ShelfPlace } from '../sampling/shelf-place.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { partsOf } from './batch-counts.ts';

/**
 * Tells where the batches of a jurisdiction lie, by their names alone: where batches are counted, a name stands once in a
 * manifest. A combination lies where its first part does.
 */
export function shelfOfBatches(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): (batch: string) => ShelfPlace {
  const listed = new Map((inputs.manifests.get(jurisdiction)?.batches ?? []).map((batch) => [batch.name, batch]));
  return (batch) => {
    const [first = batch] = partsOf(audit, { jurisdiction, batch });
    const { tabulator = null, container = null } = listed.get(first) ?? {};
    return { jurisdiction, tabulator, batch, position: null, container };
  };
}
