import type { BallotCommand } from '@plumbline/ballot-management';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Services } from '../services.ts';
import { loadBallotRoom } from './load-ballot-room.ts';

/** Loads the room of a county of the demonstration, which its administrator directs and its manager coordinates. */
export async function loadCounty(
  services: Services,
  county: {
    readonly place: RoomPlace;
    readonly organizationId: string;
    readonly given: () => readonly BallotCommand[];
    readonly addresses: { readonly administrator: string; readonly manager: string };
  },
): Promise<void> {
  const { place, organizationId, given, addresses } = county;
  const addressOf = (account: string) => {
    if (account === 'osei') return addresses.administrator;
    return account === 'okafor' ? addresses.manager : `${account}@${place.jurisdiction.toLowerCase()}.example`;
  };
  await loadBallotRoom(services, { place, organizationId, given, addressOf });
}
