import { lookUp } from '@plumbline/prelude';
import type { ListedCarrier } from '../forms/filled-form.ts';
import type { OpenRoom } from '../state/room.ts';

/** The carriers that the site of a place expects, as its form has them; none where the place is no site. */
export function listedCarriers(room: OpenRoom, place: string): readonly ListedCarrier[] {
  const site = place.startsWith('site:') ? place.slice('site:'.length) : '';
  const isClosed = lookUp(room.closedSites, site) !== undefined;
  // Of one that nobody has opened no number is said, since somebody is to read it yet.
  return (lookUp(room.carriers, site) ?? []).map(({ carrier, opened }) => ({
    carrier,
    opened: opened !== null,
    seal: opened === null || opened.seals.length === 0 ? null : opened.seals.join(', '),
    isClosedOver: isClosed && opened === null,
  }));
}
