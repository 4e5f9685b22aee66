import type { QueryOutput } from '@plumbline/api';
import type { KeptRoom } from '../../connection/room-device-store.ts';

/** What a device keeps of a room, to go on without a network. */
export function roomToKeep({ heading, containers, areas, places, people }: QueryOutput<'ballot-devices'>): KeptRoom {
  return {
    office: heading.organization,
    election: heading.election.name,
    containers,
    areas,
    places,
    people,
    keptAt: new Date().toISOString(),
  };
}
