import { assert, lookUp, withEntry, withoutEntry } from '@plumbline/prelude';
import type { BallotEventOf } from './ballot-event.ts';
import { newContainer, withSeal } from './evolve-custody.ts';
import type { Carrier, OpenRoom } from './room.ts';

/** The room after the list of a site was told. A carrier whose seals somebody has named is a container, which nobody here has held yet. */
export function withCarriers(room: OpenRoom, event: BallotEventOf<'carriers-expected'>): OpenRoom {
  const { site, by, at } = event;
  const before = lookUp(room.carriers, site) ?? [];
  const carriers = event.carriers.map(({ carrier, envelopes }): Carrier => {
    const known = before.find((each) => each.carrier === carrier);
    if (known !== undefined) return { ...known, envelopes };
    const { steps = [], readings = [] } = lookUp(room.containers, carrier) ?? {};
    return { carrier, envelopes, listed: { by, at, steps: steps.length, readings: readings.length }, opened: null };
  });
  let after: OpenRoom = { ...room, carriers: withEntry(room.carriers, site, carriers) };
  for (const { carrier, seals } of event.carriers) {
    if (seals.length === 0 || lookUp(after.containers, carrier) !== undefined) continue;
    const container = {
      ...newContainer({ container: carrier, kind: 'bag', positions: seals.map(({ position }) => position) }),
      seals: Object.fromEntries(seals.map(({ position, seal }) => [position, seal])),
    };
    after = { ...after, containers: withEntry(after.containers, carrier, container) };
    for (const { seal } of seals) after = withSeal(after, seal, { state: 'applied', container: carrier });
  }
  return after;
}

/** The room after a carrier was opened. What was read on it then is kept with it: its container may be sealed and read again. */
export function withCarrierOpened(room: OpenRoom, event: BallotEventOf<'carrier-opened'>): OpenRoom {
  const { site, carrier, seal, envelopes, by, at } = event;
  const read = lookUp(room.containers, carrier)?.readings.at(-1)?.readings ?? [];
  const seals = seal === null ? read.map((reading) => reading.seal) : [seal];
  const carriers = (lookUp(room.carriers, site) ?? []).map((each) =>
    each.carrier === carrier ? { ...each, opened: { by, at, seals, envelopes } } : each,
  );
  return { ...room, carriers: withEntry(room.carriers, site, carriers) };
}

/** The room after a carrier was struck from a list: with it goes what only the list said, so that its seals can be on another. */
export function withoutCarrier(room: OpenRoom, event: BallotEventOf<'carrier-struck'>): OpenRoom {
  const { site, carrier, by, at, reason } = event;
  const before = lookUp(room.carriers, site) ?? [];
  const expected = before.find((each) => each.carrier === carrier);
  assert(expected !== undefined, 'a carrier is listed first', carrier);
  const { envelopes, listed } = expected;
  const container = lookUp(room.containers, carrier);
  const isOnlyListed = container !== undefined && container.steps.length === 0;
  const seals = isOnlyListed ? Object.values(container.seals) : [];
  const struck = [...(lookUp(room.struckCarriers, site) ?? []), { carrier, envelopes, listed, by, at, reason, seals }];
  return {
    ...room,
    carriers: withEntry(
      room.carriers,
      site,
      before.filter((each) => each !== expected),
    ),
    struckCarriers: withEntry(room.struckCarriers, site, struck),
    containers: isOnlyListed ? withoutEntry(room.containers, carrier) : room.containers,
    seals: seals.reduce((left, seal) => withoutEntry(left, seal), room.seals),
  };
}
