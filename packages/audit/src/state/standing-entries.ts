import { assert } from '@plumbline/prelude';
import type { CardReader, DeviceEntry, EntryMade } from './audit-state.ts';

/*
 * What was entered for one unit, a ballot card or a batch. Devices send late, twice, and in any order, so nothing here may depend on which
 * entry arrived first: an entry names those that it stands in the place of, and the entries that none names stand. One that stands
 * is what was seen; of two that stand beside one another neither is, until an entry is made that names both.
 */

/** An entry that no other has taken the place of: what it says, and how it was made. */
export type Standing<Said, Reader extends string = CardReader> = Said & {
  readonly id: string;
  /** On which device, and when by its clock; null for an entry that was recorded without one. */
  readonly made: EntryMade | null;
  /** Who entered it; only where each unit is entered twice. */
  readonly reader?: Reader;
};

/** All that is known of the entries of a unit. The lists are in the order of the identifiers, which says nothing. */
export type Entries<Said, Reader extends string = CardReader> = {
  /** How many have arrived. */
  readonly revision: number;
  /** One, or several that do not know one another. */
  readonly standing: readonly Standing<Said, Reader>[];
  /** Identifiers of those that have arrived and that others stand in the place of. */
  readonly earlier: readonly string[];
  /** Identifiers of those that others stand in the place of and that have not arrived. */
  readonly awaited: readonly string[];
  /** Where each unit is entered twice: the entries that were not alike, of each time that it was so; absent where it never was. */
  readonly differed?: readonly (readonly Standing<Said, Reader>[])[];
};

/** An entry as a device made it, by readers of these names. */
export type EntryBy<Reader extends string> = Omit<DeviceEntry, 'reader'> & { readonly reader?: Reader };

/** How the entries of a kind of unit are held against one another. */
export type Reading<Said, Reader extends string> = {
  /** Whether two say the same. */
  readonly isAlike: (one: Said, other: Said) => boolean;
  /** Where each unit is entered twice: whether people who did not know of one another have entered it. */
  readonly isReadByBoth: (standing: readonly Standing<Said, Reader>[]) => boolean;
};

export const NOTHING_ENTERED: Entries<never, never> = { revision: 0, standing: [], earlier: [], awaited: [] };

/**
 * How a unit stands by its entries.
 *
 *   entered-once  of those who are to enter it without knowing of one another only one has
 *   contested     entries stand that are not alike or, where a unit is entered once, that do not know one another
 *   audited       what was seen is known
 */
export type EntryStand = 'not-entered' | 'entered-once' | 'contested' | 'audited';

/** It follows from what stands, and not from the order in which it came. */
export function standAmong<Said, Reader extends string>(
  { standing }: Pick<Entries<Said, Reader>, 'standing'>,
  { isAlike, isReadByBoth }: Reading<Said, Reader>,
): EntryStand {
  const [first, ...others] = standing;
  if (first === undefined) return 'not-entered';
  if (first.reader === undefined) return others.length === 0 ? 'audited' : 'contested';
  // What one person saw is shown to nobody before the other has looked, also where it was entered twice.
  if (!isReadByBoth(standing)) return 'entered-once';
  return others.every((other) => isAlike(first, other)) ? 'audited' : 'contested';
}

/** Whether an entry is there already, whatever stands in its place by now. */
export function hasArrived(
  { standing, earlier }: { readonly standing: readonly { readonly id: string }[]; readonly earlier: readonly string[] },
  id: string,
): boolean {
  return earlier.includes(id) || standing.some((one) => one.id === id);
}

/** The entries of a unit after one more. It must not have arrived before. */
export function afterOneMore<Said, Reader extends string>(
  before: Entries<Said, Reader>,
  { said, entry }: { readonly said: Said; readonly entry: EntryBy<Reader> | undefined },
  reading: Reading<Said, Reader>,
): Entries<Said, Reader> {
  const revision = before.revision + 1;
  // Whoever records without a device has looked at all that there was.
  const { id, replaces, reader, ...made }: EntryBy<Reader> | Pick<EntryBy<Reader>, 'id' | 'replaces' | 'reader'> =
    entry ?? {
      id: recordedId(revision),
      replaces: before.standing.map((one) => one.id),
    };
  assert(!hasArrived(before, id), 'an entry of a device is recorded once', { id });
  // Only a device names what has not arrived; whoever records without one has seen all there is.
  const isOvertaken = entry !== undefined && before.awaited.includes(id);
  const added: Standing<Said, Reader> = { id, ...said, made: isMade(made) ? made : null, ...(reader && { reader }) };
  const arrived = isOvertaken ? before.standing : [...before.standing, added];
  const earlier = new Set(isOvertaken ? [...before.earlier, id] : before.earlier);
  const awaited = new Set(before.awaited.filter((one) => one !== id));
  for (const one of replaces) {
    if (before.standing.some((known) => known.id === one)) earlier.add(one);
    else if (!earlier.has(one)) awaited.add(one);
  }
  const standing = inOrder(
    arrived.filter((one) => !replaces.includes(one.id)),
    (one) => one.id,
  );
  const differed = differedAfter(before, standing, reading);
  return {
    revision,
    standing,
    ...(differed.length > 0 && { differed }),
    earlier: inOrder([...earlier], (one) => one),
    awaited: inOrder([...awaited], (one) => one),
  };
}

/** Entries that were not alike stay known when others stand in their place, whichever way they came to be alike. */
function differedAfter<Said, Reader extends string>(
  before: Entries<Said, Reader>,
  standing: readonly Standing<Said, Reader>[],
  reading: Reading<Said, Reader>,
): readonly (readonly Standing<Said, Reader>[])[] {
  const { differed = [] } = before;
  const wasUnlike =
    before.standing.some(({ reader }) => reader !== undefined) && standAmong(before, reading) === 'contested';
  const isLeft = wasUnlike && before.standing.some((one) => !standing.some(({ id }) => id === one.id));
  return isLeft ? [...differed, before.standing] : differed;
}

/** What is kept of the entries of a unit that counts, beside the one that is counted. */
export type Trail<Said, Reader extends string = CardReader> = Pick<
  Standing<unknown, Reader>,
  'id' | 'made' | 'reader'
> &
  Pick<Entries<Said, Reader>, 'earlier' | 'awaited' | 'differed'> & {
    /** Where each unit is entered twice: the entries beside it that say the same. */
    readonly beside?: readonly Standing<Said, Reader>[];
  };

/** The trail of a unit of which one entry counts; undefined where no device made any, and nothing is known but what was seen. */
export function trailOf<Said, Reader extends string>({
  standing,
  earlier,
  awaited,
  differed,
}: Entries<Said, Reader>): Trail<Said, Reader> | undefined {
  const [first, ...beside] = standing;
  assert(first !== undefined, 'of a unit that counts an entry stands');
  const { id, made, reader } = first;
  if (made === null && awaited.length === 0 && earlier.every(isRecordedId)) return undefined;
  const twice = { ...(reader && { reader }), ...(differed && { differed }), ...(beside.length > 0 && { beside }) };
  return { id, made, earlier, awaited, ...twice };
}

/** The entries of a unit that counts, from what was kept of it. */
export function entriesFrom<Said, Reader extends string>(
  said: Said,
  { revision, trail }: { readonly revision: number; readonly trail: Trail<Said, Reader> | undefined },
): Entries<Said, Reader> {
  if (trail !== undefined) {
    const { id, made, earlier, awaited, reader, beside = [], differed } = trail;
    const first: Standing<Said, Reader> = { id, ...said, made, ...(reader && { reader }) };
    return { revision, standing: [first, ...beside], earlier, awaited, ...(differed && { differed }) };
  }
  const earlier = Array.from({ length: revision - 1 }, (_, place) => recordedId(place + 1));
  const standing: Standing<Said, Reader> = { id: recordedId(revision), ...said, made: null };
  return { revision, standing: [standing], earlier: inOrder(earlier, (one) => one), awaited: [] };
}

const RECORDED = 'recorded-';

/** The identifier of an entry that was recorded without a device: the how manieth of its unit it is. */
function recordedId(revision: number): string {
  return `${RECORDED}${revision}`;
}

function isRecordedId(id: string): boolean {
  return id.startsWith(RECORDED);
}

function isMade(made: Partial<EntryMade>): made is EntryMade {
  return made.device !== undefined;
}

function inOrder<T>(list: readonly T[], nameOf: (one: T) => string): readonly T[] {
  return [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
