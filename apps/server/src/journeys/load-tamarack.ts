import type { BallotCommand } from '@plumbline/ballot-management';
import { loadBallotRoom } from '../demonstration/load-ballot-room.ts';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { ADMINISTRATOR, type openTestOffice } from '../testing/test-office.ts';
import { planPolling } from './plan-small-election.ts';

/** Where people of the made county sign in. */
export const atTamarack = (person: string) => `${person}@tamarack.example`;

/** The ballot room of the made county Tamarack in a new election of the office, in which these commands were carried out. */
export async function loadTamarack(
  office: Awaited<ReturnType<typeof openTestOffice>>,
  given: () => readonly BallotCommand[],
): Promise<RoomPlace> {
  const { organizationId } = office;
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Audited');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const place: RoomPlace = { electionId, jurisdiction: 'Tamarack' };
  await loadBallotRoom(office.services, { place, organizationId, given, addressOf: atTamarack });
  return place;
}
