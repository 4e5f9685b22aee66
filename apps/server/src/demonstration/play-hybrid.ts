import { assert, lookUp } from '@plumbline/prelude';
import { demonstration } from '@plumbline/words/en/server/demonstration';
import { loadAudit } from '../audit/history/load-audit.ts';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Services } from '../services.ts';
import { electionIdOf } from '../stores/audits.ts';
import { countyAtWork, lent } from './county-at-work.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { handOverManifest } from './hand-over-manifest.ts';
import { CONTEST, HYBRID_COUNTY, hybridCvrs } from './hybrid-county.ts';
import { goOnInBallotRoom } from './load-ballot-room.ts';
import { type Addresses, addressesAt, loadCounty } from './load-county.ts';
import { playPlanning } from './play-planning.ts';
import { playToBoard } from './play-to-board.ts';
import { submit, submitFile } from './submit-step.ts';

/**
 * A hybrid audit that is fed from a ballot room: its manifest, which says of each batch whether it has cast vote records, is made of batches
 * that are counted, reconciled, sealed and stored there; it is frozen by the director of the room and registered without a file leaving the
 * product. A first round is under way, and its board has a container.
 */
export async function playHybrid(services: Services, people: DemonstrationPeople, addresses: Addresses): Promise<void> {
  const { organizationId, managerId } = people;
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
  await loadCounty(services, { place, organizationId, given: countyAtWork, addresses });
  await handOverManifest(services, people, { auditId, place, form: 'by-tabulator-with-cvrs' });
  const inAudit = { auditId, jurisdiction };
  await submitFile(services, managerId, { ...inAudit, kind: 'cvrs', text: hybridCvrs() });
  await stateOrder(services, managerId, inAudit);
  await playToBoard(services, people, { ...inAudit, seed, sizes: SIZES });
  await goOnInBallotRoom(services, {
    place,
    given: () => lent(LENT, 'Audit Board #01'),
    addressOf: addressesAt(place, addresses),
    isDone: (room) => lookUp(room.checkOuts, LENT) !== undefined,
  });
}

/** The container that the audit board has. */
const LENT = 'BOX-M-04';

const SIZES = { sampleSizes: { [CONTEST]: 60 }, strata: { [CONTEST]: { cvr: 20, noCvr: 40 } } };

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
