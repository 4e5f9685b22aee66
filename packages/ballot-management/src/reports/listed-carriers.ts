import { lookUp } from '@plumbline/prelude';
import type { ListedCarrier } from '../forms/filled-form.ts';
import type { Carrier, OpenRoom } from '../state/room.ts';

/** The carriers that the site of a place expects, as its form has them; none where the place is no site. */
export function listedCarriers(room: OpenRoom, place: string): readonly ListedCarrier[] {
  const site = place.startsWith('site:') ? place.slice('site:'.length) : '';
  const isClosed = lookUp(room.closedSites, site) !== undefined;
  return (lookUp(room.carriers, site) ?? []).map((expected) => {
    const { carrier, opened } = expected;
    const isOpened = opened !== null;
    return { carrier, opened: isOpened, seal: sealRead(room, expected), isClosedOver: isClosed && !isOpened };
  });
}

/** What was read on a carrier that is opened: of one that nobody has opened nothing is said, since somebody is to read it yet. */
function sealRead(room: OpenRoom, { carrier, opened }: Carrier): string | null {
  if (opened === null) return null;
  if (opened.seal !== null) return opened.seal;
  const readings = lookUp(room.containers, carrier)?.readings.at(-1)?.readings ?? [];
  return readings.length === 0 ? null : readings.map(({ seal }) => seal).join(', ');
}
