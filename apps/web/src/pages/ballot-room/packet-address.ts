import type { RoomPlace } from './room-place.ts';

/** Where a packet is downloaded: the one that is released or proposed, or one that was submitted, by its digest. */
export function packetAddress(
  place: RoomPlace,
  which: 'released' | 'proposed' | { readonly submitted: string },
): string {
  const search = new URLSearchParams({ electionId: place.electionId, jurisdiction: place.jurisdiction });
  search.set('which', typeof which === 'string' ? which : 'submitted');
  if (typeof which !== 'string') search.set('sha256', which.submitted);
  return `/api/ballot-packet.zip?${search}`;
}
