import type { BegunAudit } from '@plumbline/audit';
import type { OpenRoom } from '@plumbline/ballot-management';
import { loadRoom } from '../../ballots/history/load-room.ts';
import type { Reader } from '../../stores/store.ts';

/**
 * The ballot room that the manifest of a jurisdiction comes from.
 *
 * Undefined where that is none that a room has frozen, byte for byte: batches of another file may bear the same names and be others.
 */
export async function roomOfManifest(
  db: Reader,
  audit: BegunAudit,
  { electionId, jurisdiction }: { readonly electionId: string; readonly jurisdiction: string },
): Promise<OpenRoom | undefined> {
  const manifest = audit.files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
  if (manifest === undefined || manifest.headers !== undefined) return undefined;
  const { room } = await loadRoom(db, { electionId, jurisdiction });
  if (room.phase !== 'open' || !room.manifests.some(({ file }) => file.sha256 === manifest.sha256)) return undefined;
  return room;
}
