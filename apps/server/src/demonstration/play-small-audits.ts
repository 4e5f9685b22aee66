import { usualChoices } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { demonstration } from '@plumbline/words/en/server/demonstration';
import type { Services } from '../services.ts';
import { electionIdOf } from '../stores/audits.ts';
import { countyAtWork, countyInProgress } from './county-at-work.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { handOverManifest } from './hand-over-manifest.ts';
import { type Addresses, loadCounty } from './load-county.ts';
import { playPlanning } from './play-planning.ts';
import { playToBoard } from './play-to-board.ts';
import { BATCHES, COUNTIES, LEVY, POLLING } from './small-elections.ts';
import { submit } from './submit-step.ts';

/**
 * Two small audits that wait to be played by hand, a second one of the election of one of them, and one with a round under way so that an audit board can be seen at
 * work. Answers the identifier of the audit board.
 */
export async function playSmallAudits(
  services: Services,
  people: DemonstrationPeople,
  manager: string,
): Promise<string> {
  await playPlanning(services, people, {
    name: demonstration.polling,
    type: 'ballot-polling',
    participants: POLLING.participants({ first: manager, second: manager }),
    contests: POLLING.contests,
    files: [
      { jurisdiction: 'J1', kind: 'manifest', text: POLLING.manifests.J1 },
      { jurisdiction: 'J2', kind: 'manifest', text: POLLING.manifests.J2 },
    ],
  });
  const compared = await playPlanning(services, people, {
    name: demonstration.batches,
    type: 'batch-comparison',
    participants: BATCHES.participants({ first: manager, second: manager }),
    contests: BATCHES.contests,
    files: (['J1', 'J2'] as const).flatMap((jurisdiction) => [
      { jurisdiction, kind: 'manifest' as const, text: BATCHES.files[jurisdiction].manifest },
      { jurisdiction, kind: 'candidate-totals' as const, text: BATCHES.files[jurisdiction].totals },
    ]),
  });
  await playSecondAudit(services, people, compared);
  const auditId = await playPlanning(services, people, {
    name: demonstration.roundUnderWay,
    type: 'ballot-polling',
    participants: LEVY.participants(manager),
    contests: LEVY.contests,
    files: [{ jurisdiction: LEVY.jurisdiction, kind: 'manifest', text: LEVY.manifest }],
  });
  const { jurisdiction, seed, sampleSizes } = LEVY;
  return playToBoard(services, people, { auditId, jurisdiction, seed, sizes: { sampleSizes } });
}

/**
 * An audit whose counties keep their ballots here: the manifest of one is frozen and registered, the other is in progress. The administrator
 * directs the rooms, and the manager coordinates them.
 */
export async function playBallotRooms(
  services: Services,
  people: DemonstrationPeople,
  addresses: Addresses,
): Promise<void> {
  const { organizationId } = people;
  const auditId = await playPlanning(services, people, {
    name: demonstration.ballotRooms,
    type: 'ballot-polling',
    participants: COUNTIES.participants(addresses.manager),
    contests: [...COUNTIES.contests],
    files: [],
  });
  const electionId = await electionIdOf(services.db, auditId);
  assert(electionId !== undefined, 'an audit belongs to an election', auditId);
  const rooms = [
    { jurisdiction: COUNTIES.reviewed, given: countyAtWork },
    { jurisdiction: COUNTIES.counted, given: countyInProgress },
  ];
  for (const { jurisdiction, given } of rooms) {
    await loadCounty(services, { place: { electionId, jurisdiction }, organizationId, given, addresses });
  }
  const place = { electionId, jurisdiction: COUNTIES.reviewed };
  await handOverManifest(services, people, { auditId, place, form: 'by-batch' });
}

/** Another audit of the election of `first`: it starts with the same jurisdictions, managers and manifests. */
async function playSecondAudit(services: Services, people: DemonstrationPeople, first: string): Promise<void> {
  const { organizationId, administratorId } = people;
  const electionId = await electionIdOf(services.db, first);
  assert(electionId !== undefined, 'an audit belongs to an election', first);
  const name = demonstration.secondAudit;
  await submit(services, administratorId, `${name}, creation`, 'create-audit', {
    organizationId,
    name,
    auditType: 'ballot-polling',
    method: usualChoices('ballot-polling').method,
    compatibility: true,
    // One person tries it out, and nobody else is there to confirm.
    twoPersons: false,
    election: { kind: 'existing', electionId },
  });
}
