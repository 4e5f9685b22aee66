import { draftManifest, manifestCsv } from '@plumbline/ballot-management';
import type { ManifestForm } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { loadRoom } from '../ballots/history/load-room.ts';
import { sha256OfText } from '../log/append-events.ts';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Services } from '../services.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { submit } from './submit-step.ts';

/** Freezes what a room makes of its batches now and registers it in an audit, unless somebody has frozen something before. */
export async function handOverManifest(
  services: Services,
  { administratorId, managerId }: DemonstrationPeople,
  over: { readonly auditId: string; readonly place: RoomPlace; readonly form: ManifestForm },
): Promise<void> {
  const { auditId, place, form } = over;
  await freezeManifest(services, administratorId, { place, form });
  const inAudit = { auditId, jurisdiction: place.jurisdiction };
  await submit(services, managerId, `${auditId}, manifest of the room`, 'register-ballot-manifest', inAudit);
}

async function freezeManifest(
  services: Services,
  personId: string,
  { place, form }: { readonly place: RoomPlace; readonly form: ManifestForm },
): Promise<void> {
  const { room } = await loadRoom(services.db, place);
  assert(room.phase === 'open', 'the room of the county is open', place);
  if (room.manifests.length > 0) return;
  const text = manifestCsv(draftManifest(room, form));
  const name = `manifest-${place.jurisdiction}.csv`;
  const file = { name, bytes: Buffer.byteLength(text), sha256: sha256OfText(text) };
  await submit(services, personId, `${place.electionId}, manifest frozen`, 'ask-ballot-room', {
    ...place,
    ask: { type: 'freeze-manifest', form, file },
  });
}
