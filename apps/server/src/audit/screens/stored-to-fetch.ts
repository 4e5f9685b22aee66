import { type BegunAudit, isInRounds } from '@plumbline/audit';
import { type StoredBatch, storedBatches } from '@plumbline/ballot-management';
import type { Reader } from '../../stores/store.ts';
import { placesToFetch } from './remade-to-fetch.ts';
import { roomOfManifest } from './room-of-manifest.ts';

/** Where the batches from which something is fetched are kept now; undefined where the manifest comes from no ballot room. */
export async function storedToFetch(
  db: Reader,
  audit: BegunAudit,
  of: { readonly electionId: string | undefined; readonly jurisdiction: string },
): Promise<readonly StoredBatch[] | undefined> {
  const { electionId, jurisdiction } = of;
  const room = electionId && (await roomOfManifest(db, audit, { electionId, jurisdiction }));
  if (!room) return undefined;
  const isHere = (one: { readonly jurisdiction: string }) => one.jurisdiction === jurisdiction;
  const combined = isInRounds(audit) ? audit.combinedBatches.filter(isHere).flatMap(({ batches }) => batches) : [];
  const names = new Set([...placesToFetch(audit, jurisdiction).map(({ batch }) => batch), ...combined]);
  return storedBatches(room).filter(({ batch }) => names.has(batch));
}
