import type { BallotCommand } from '@plumbline/ballot-management';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Services } from '../services.ts';
import { loadBallotRoom } from './load-ballot-room.ts';

/** Where the two sign in who can look at the demonstration. */
export type Addresses = { readonly administrator: string; readonly manager: string };

/** Loads the room of a county of the demonstration, which its administrator directs and its manager coordinates. */
export async function loadCounty(
  services: Services,
  county: {
    readonly place: RoomPlace;
    readonly organizationId: string;
    readonly given: () => readonly BallotCommand[];
    readonly addresses: Addresses;
  },
): Promise<void> {
  const { place, organizationId, given, addresses } = county;
  await loadBallotRoom(services, { place, organizationId, given, addressOf: addressesAt(place, addresses) });
}

/** The address of somebody of a county, by the name of their account. */
export function addressesAt({ jurisdiction }: RoomPlace, { administrator, manager }: Addresses) {
  return (account: string): string => {
    if (account === 'osei') return administrator;
    return account === 'okafor' ? manager : `${account}@${jurisdiction.toLowerCase()}.example`;
  };
}
