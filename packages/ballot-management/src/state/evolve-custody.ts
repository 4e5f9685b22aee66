import { assert, assertNever, entriesOf, lookUp, withEntry } from '@plumbline/prelude';
import type { CustodyStep, Holder } from '../custody/custody-gaps.ts';
import { millisecondsOf } from '../units/instant.ts';
import type { BallotEventOf } from './ballot-event.ts';
import type { Batch, Container, Inventory, OpenRoom, Seal } from './room.ts';

/** The events of batches, containers, seals that are in use, areas, and audits that borrow containers. */
export type CustodyEvent = BallotEventOf<
  | 'batch-created'
  | 'batch-renamed'
  | 'batch-rescanned'
  | 'batch-split'
  | 'batches-merged'
  | 'batch-placed'
  | 'batch-taken-out'
  | 'container-created'
  | 'area-registered'
  | 'area-authorized'
  | 'area-entered'
  | 'area-left'
  | 'custody-taken'
  | 'container-stored'
  | 'container-opened'
  | 'container-quarantined'
  | 'container-missing'
  | 'container-found'
  | 'container-recounted'
  | 'container-released'
  | 'seal-applied'
  | 'seals-read'
  | 'seal-voided'
  | 'seal-claimed-twice'
  | 'seal-claim-resolved'
  | 'inventory-taken'
  | 'container-checked-out'
  | 'container-counted-back'
  | 'container-resecured'
  | 'container-checked-in'
  | 'audit-count-reported'
  | 'containers-destroyed'
  | 'containers-transferred'
>;

/** The room after something happened to batches, containers, seals or areas. */
export function evolveCustody(room: OpenRoom, event: CustodyEvent): OpenRoom {
  switch (event.type) {
    case 'batch-created': {
      const { type: _, by: _by, at: _at, ...created } = event;
      const batch = { ...created, deletedTabulatorBatches: [], container: null, cards: null, became: [] };
      return { ...room, batches: withEntry(room.batches, event.batch, batch) };
    }
    case 'batch-renamed':
      return withBatch(room, event.batch, { name: event.name });
    case 'batch-rescanned': {
      const { deletedTabulatorBatches } = batchIn(room, event.batch);
      return withBatch(room, event.batch, {
        tabulatorBatch: event.tabulatorBatch,
        deletedTabulatorBatches: [...deletedTabulatorBatches, event.deleted],
      });
    }
    case 'batch-split':
      return withBatch(room, event.batch, { became: event.into });
    case 'batches-merged': {
      let merged = room;
      for (const batch of event.batches) merged = withBatch(merged, batch, { became: [event.into] });
      return merged;
    }
    case 'batch-placed': {
      const { batch, container, cards } = event;
      const placed = withBatch(room, batch, { container, cards });
      return withContainer(placed, container, (found) => ({ ...found, batches: [...found.batches, batch] }));
    }
    case 'batch-taken-out': {
      const taken = withBatch(room, event.batch, { container: null, cards: null });
      return withContainer(taken, event.container, (found) => ({
        ...found,
        batches: found.batches.filter((each) => each !== event.batch),
      }));
    }
    case 'container-created': {
      const { container, kind, positions, holdsVoted, by, at } = event;
      const created: Container = {
        ...newContainer({ container, kind, positions }),
        holdsVoted,
        steps: [{ at, holder: { in: 'hands', people: by } }],
      };
      return { ...room, containers: withEntry(room.containers, container, created) };
    }
    case 'area-registered': {
      const { area, isSecured } = event;
      return { ...room, areas: withEntry(room.areas, area, { area, isSecured, authorized: [] }) };
    }
    case 'area-authorized': {
      const found = lookUp(room.areas, event.area);
      assert(found !== undefined, 'an area is registered first', event.area);
      const { person, from, until } = event;
      const authorized = [...found.authorized, { person, from, until }];
      return { ...room, areas: withEntry(room.areas, event.area, { ...found, authorized }) };
    }
    case 'area-entered': {
      const { entry, area, by, at } = event;
      return { ...room, entries: withEntry(room.entries, entry, { entry, area, by, at, leftAt: null }) };
    }
    case 'area-left': {
      const found = lookUp(room.entries, event.entry);
      assert(found !== undefined, 'who leaves has entered', event.entry);
      return { ...room, entries: withEntry(room.entries, event.entry, { ...found, leftAt: event.at }) };
    }
    case 'custody-taken':
      return withContainer(room, event.container, (found) => ({
        ...found,
        steps: withMove(found.steps, { at: event.at, holder: { in: 'hands', people: event.by } }).steps,
      }));
    case 'container-stored': {
      const { container, area, slot, at } = event;
      return withContainer(room, container, (found) => {
        const { steps, later } = withMove(found.steps, { at, holder: holderOf(room, area) });
        const isMovedSince = later.some(({ holder }) => holder.in === 'area');
        return { ...found, steps, at: isMovedSince ? found.at : { area, slot } };
      });
    }
    case 'container-opened': {
      const step = { at: event.at, holder: { in: 'hands', people: event.by } } as const;
      const opened = withContainer(room, event.container, (found) => ({
        ...found,
        steps: withMove(found.steps, step).steps,
      }));
      return withoutSeals(opened, event.container, event.removed);
    }
    case 'container-quarantined':
      return withContainer(room, event.container, (found) => ({
        ...found,
        condition: 'quarantined',
        unconfirmedReading: null,
      }));
    case 'container-missing': {
      const missing = withStep(room, event.container, { at: event.since, holder: { in: 'nowhere-known' } });
      return withContainer(missing, event.container, (found) => ({ ...found, condition: 'missing', at: null }));
    }
    case 'container-found': {
      const { container, by, at } = event;
      const found = withStep(room, container, { at, holder: { in: 'hands', people: by } });
      return withContainer(found, container, (one) => ({
        ...one,
        condition: 'quarantined',
        foundBy: by,
        isRecounted: false,
      }));
    }
    case 'container-recounted':
      return withContainer(room, event.container, (found) => ({ ...found, isRecounted: true }));
    case 'container-released':
      return withContainer(room, event.container, (found) => ({
        ...found,
        condition: 'ok',
        foundBy: [],
        readingsReleased: found.readings.length,
      }));
    case 'seal-applied': {
      const { seal, container, position } = event;
      const applied = withSeal(room, seal, { state: 'applied', container });
      return withContainer(applied, container, (found) => ({ ...found, seals: { ...found.seals, [position]: seal } }));
    }
    case 'seals-read': {
      const { by, at, readings, agrees } = event;
      return withContainer(room, event.container, (found) => ({
        ...found,
        readings: [...found.readings, event],
        unconfirmedReading: agrees ? null : { by, at, readings },
      }));
    }
    case 'seal-voided':
      return withSeal(room, event.seal, { state: 'voided' });
    case 'seal-claimed-twice':
      return { ...room, sealClaims: withEntry(room.sealClaims, claimKey(event), event) };
    case 'seal-claim-resolved': {
      const { container, position, readAs } = event;
      const resolved = withSeal(room, readAs, { state: 'applied', container });
      return withContainer(resolved, container, (found) => ({
        ...found,
        seals: { ...found.seals, [position]: readAs },
      }));
    }
    case 'inventory-taken': {
      const inventories = withEntry(room.inventories, event.area, inventoryOf(room, event));
      let taken: OpenRoom = { ...room, inventories };
      for (const { container, slot } of event.seen) {
        if (lookUp(room.containers, container)?.at?.area !== event.area) continue;
        taken = withContainer(taken, container, (found) => ({ ...found, at: { area: event.area, slot } }));
      }
      return taken;
    }
    case 'container-checked-out': {
      const { container, board, purpose, out, at, by, runner } = event;
      const { seals } = containerIn(room, container);
      const checkOut = {
        container,
        board,
        runner,
        purpose,
        out,
        outAt: at,
        sealsBefore: seals,
        back: null,
        counts: [],
      };
      const step = { at, holder: { in: 'hands', people: [...new Set([...by, runner])] } } as const;
      const gone = withContainer(withStep(room, container, step), container, (found) => ({
        ...found,
        stage: 'out',
        at: null,
      }));
      const removed = Object.entries(seals).map(([position, seal]) => ({ position, seal }));
      return withoutSeals({ ...gone, checkOuts: withEntry(gone.checkOuts, container, checkOut) }, container, removed);
    }
    case 'container-counted-back': {
      const found = lookUp(room.checkOuts, event.container);
      assert(found !== undefined, 'what is counted back was out', event.container);
      const { by, at, batches } = event;
      const counted = { ...found, back: batches, counts: [...found.counts, { by, at, batches }] };
      return { ...room, checkOuts: withEntry(room.checkOuts, event.container, counted) };
    }
    case 'container-resecured': {
      const { container, into, batches } = event;
      const named = batches.map(({ batch }) => batch);
      let moved = withContainer(room, container, (found) => ({
        ...found,
        batches: found.batches.filter((each) => !named.includes(each)),
      }));
      for (const { batch, cards } of batches) moved = withBatch(moved, batch, { container: into, cards });
      return withContainer(moved, into, (found) => ({ ...found, batches: [...found.batches, ...named] }));
    }
    case 'container-checked-in': {
      const { container, at, by, runner } = event;
      const step = { at, holder: { in: 'hands', people: [...new Set([...by, runner])] } } as const;
      return withContainer(withStep(room, container, step), container, (found) => ({ ...found, stage: 'here' }));
    }
    case 'audit-count-reported': {
      const { batch, by, at, audit, cards, listed, incident } = event;
      const counts = [...(lookUp(room.auditCounts, batch) ?? []), { by, at, audit, cards, listed, incident }];
      return { ...room, auditCounts: withEntry(room.auditCounts, batch, counts) };
    }
    case 'containers-destroyed':
    case 'containers-transferred': {
      const stage = event.type === 'containers-destroyed' ? 'destroyed' : 'transferred';
      let gone = room;
      for (const container of event.containers) {
        gone = withContainer(gone, container, (found) => ({ ...found, stage, at: null }));
      }
      return gone;
    }
    default:
      return assertNever(event);
  }
}

/** A container of which nothing is known yet but what it is. */
export function newContainer(created: Pick<Container, 'container' | 'kind' | 'positions'>): Container {
  return {
    ...created,
    holdsVoted: true,
    batches: [],
    seals: {},
    steps: [],
    at: null,
    condition: 'ok',
    stage: 'here',
    unconfirmedReading: null,
    readings: [],
    readingsReleased: 0,
    foundBy: [],
    isRecounted: false,
  };
}

/** What tells two claims on a seal apart from others. */
export function claimKey(claim: { readonly seal: string; readonly container: string }): string {
  return `${claim.seal}|${claim.container}`;
}

/** What was seen, beside what the room had recorded of the area until then. */
function inventoryOf(room: OpenRoom, { area, seen, by, at }: BallotEventOf<'inventory-taken'>): Inventory {
  const slots = new Map(seen.map(({ container, slot }) => [container, slot]));
  const expected = [...entriesOf(room.containers)].flatMap(([, { container, at: stands, stage }]) =>
    stands?.area === area && stage === 'here' ? [{ container, slot: stands.slot }] : [],
  );
  const isExpected = new Set(expected.map(({ container }) => container));
  return {
    area,
    by,
    at,
    asExpected: expected.flatMap(({ container, slot }) => (slots.get(container) === slot ? [container] : [])),
    wrongSlot: expected.flatMap(({ container, slot }) => {
      const stood = slots.get(container);
      return stood === undefined || stood === slot ? [] : [{ container, slot: stood, expected: slot }];
    }),
    expectedUnseen: expected.filter(({ container }) => !slots.has(container)),
    seenUnexpected: [...slots].flatMap(([container, slot]) => (isExpected.has(container) ? [] : [{ container, slot }])),
  };
}

function holderOf(room: OpenRoom, area: string): Holder {
  return { in: 'area', area, isSecured: lookUp(room.areas, area)?.isSecured ?? false };
}

function containerIn(room: OpenRoom, container: string): Container {
  const found = lookUp(room.containers, container);
  assert(found !== undefined, 'a container is created first', container);
  return found;
}

function batchIn(room: OpenRoom, batch: string): Batch {
  const found = lookUp(room.batches, batch);
  assert(found !== undefined, 'a batch is created first', batch);
  return found;
}

function withBatch(room: OpenRoom, batch: string, change: Partial<Batch>): OpenRoom {
  return { ...room, batches: withEntry(room.batches, batch, { ...batchIn(room, batch), ...change }) };
}

function withContainer(room: OpenRoom, container: string, change: (found: Container) => Container): OpenRoom {
  return { ...room, containers: withEntry(room.containers, container, change(containerIn(room, container))) };
}

function withStep(room: OpenRoom, container: string, step: CustodyStep): OpenRoom {
  return withContainer(room, container, (found) => ({ ...found, steps: [...found.steps, step] }));
}

/**
 * Steps with a move in the place of its time. What a device did without a network may be known only after what happened later: who has
 * the container now is said by the last step.
 */
function withMove(steps: readonly CustodyStep[], step: CustodyStep) {
  const place = steps.findLastIndex(
    ({ at, holder }) => holder.in === 'nowhere-known' || millisecondsOf(at) <= millisecondsOf(step.at),
  );
  return { steps: steps.toSpliced(place + 1, 0, step), later: steps.slice(place + 1) };
}

/** A seal in another state; one that nobody here had listed is known from then on. */
export function withSeal(room: OpenRoom, seal: string, change: Partial<Seal>): OpenRoom {
  const found = lookUp(room.seals, seal) ?? { seal, state: 'in-stock', issuedTo: null, container: null };
  return { ...room, seals: withEntry(room.seals, seal, { ...found, ...change }) };
}

/** Seals that were taken off: each is used once in its life. */
function withoutSeals(
  room: OpenRoom,
  container: string,
  removed: readonly { readonly position: string; readonly seal: string }[],
): OpenRoom {
  let after = room;
  for (const { position } of removed) {
    const applied = containerIn(after, container).seals[position];
    if (applied === undefined) continue;
    after = withSeal(after, applied, { state: 'removed' });
    after = withContainer(after, container, (found) => {
      const { [position]: _, ...rest } = found.seals;
      return { ...found, seals: rest };
    });
  }
  return after;
}
