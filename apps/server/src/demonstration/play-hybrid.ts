import { draftManifest, manifestCsv } from '@plumbline/ballot-management';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { demonstration } from '@plumbline/words/en/server/demonstration';
import { loadAudit } from '../audit/history/load-audit.ts';
import { loadRoom } from '../ballots/history/load-room.ts';
import { sha256OfText } from '../log/append-events.ts';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Services } from '../services.ts';
import { electionIdOf } from '../stores/audits.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { CONTEST, HYBRID_COUNTY, hybridCvrs } from './hybrid-county.ts';
import { loadCounty } from './load-county.ts';
import { playPlanning } from './play-planning.ts';
import { playToBoard } from './play-to-board.ts';
import { submit, submitFile } from './submit-step.ts';

const FORM = 'by-tabulator-with-cvrs';

/**
 * A hybrid audit that is fed from a ballot room: its manifest, which says of each batch whether it has cast vote records, is made of batches
 * that are counted, reconciled, sealed and stored there; it is frozen by the director of the room and registered without a file leaving the
 * product. A first round is under way.
 */
export async function playHybrid(
  services: Services,
  people: DemonstrationPeople,
  addresses: { readonly administrator: string; readonly manager: string },
): Promise<void> {
  const { organizationId, administratorId, managerId } = people;
  const { jurisdiction, contests, participants, seed } = HYBRID_COUNTY;
  const auditId = await playPlanning(services, people, {
    name: demonstration.hybrid,
    type: 'hybrid',
    compatibility: false,
    participants: participants(addresses.manager),
    contests,
    files: [],
  });
  const electionId = await electionIdOf(services.db, auditId);
  assert(electionId !== undefined, 'an audit belongs to an election', auditId);
  const place: RoomPlace = { electionId, jurisdiction };
  await loadCounty(services, { place, organizationId, given: () => commandsOf(county()), addresses });
  await freezeManifest(services, administratorId, place);
  const inAudit = { auditId, jurisdiction };
  await submit(services, managerId, `${auditId}, manifest of the room`, 'register-ballot-manifest', inAudit);
  await submitFile(services, managerId, { ...inAudit, kind: 'cvrs', text: hybridCvrs() });
  await stateOrder(services, managerId, inAudit);
  await playToBoard(services, people, { ...inAudit, seed, sizes: SIZES });
}

const SIZES = { sampleSizes: { [CONTEST]: 60 }, strata: { [CONTEST]: { cvr: 20, noCvr: 40 } } };

/** Freezes what the room makes of its batches now, unless somebody has frozen something before. */
async function freezeManifest(services: Services, personId: string, place: RoomPlace): Promise<void> {
  const { room } = await loadRoom(services.db, place);
  assert(room.phase === 'open', 'the room of the county is open', place);
  if (room.manifests.length > 0) return;
  const text = manifestCsv(draftManifest(room, FORM));
  const name = `manifest-${place.jurisdiction}.csv`;
  const file = { name, bytes: Buffer.byteLength(text), sha256: sha256OfText(text) };
  await submit(services, personId, `${place.electionId}, manifest frozen`, 'ask-ballot-room', {
    ...place,
    ask: { type: 'freeze-manifest', form: FORM, file },
  });
}

/** The central scanners print on each card and stack them as they come. */
async function stateOrder(
  services: Services,
  personId: string,
  place: { readonly auditId: string; readonly jurisdiction: string },
): Promise<void> {
  const { audit } = await loadAudit(services.db, place.auditId);
  const manifest = audit.files.find(({ kind }) => kind === 'manifest')?.sha256;
  assert(manifest !== undefined, 'the manifest of the room was registered', place);
  await submit(services, personId, `${place.auditId}, card order`, 'state-card-order', {
    ...place,
    manifest,
    all: { scanOrder: 'yes', imprinted: true, first: { end: 'bottom', face: 'up' } },
    otherwise: [],
  });
}
