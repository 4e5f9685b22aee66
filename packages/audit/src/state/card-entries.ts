import { assert, lookUp } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type {
  AuditedBallot,
  AuditInRounds,
  CardReader,
  ContestedBallot,
  EntryMade,
  RecordedVotes,
} from './audit-state.ts';
import { isSameEntry } from './same-record.ts';

/*
 * What was entered for one ballot card. Devices send late, twice, and in any order, so nothing here may depend on which entry
 * arrived first: an entry names those that it stands in the place of, and the entries that none names stand. One that stands
 * is what was seen; of two that stand beside one another neither is, until an entry is made that names both.
 */

/** An entry that no other has taken the place of. */
export type StandingEntry = {
  readonly id: string;
  readonly board: string;
  readonly record: RecordedVotes;
  /** On which device, and when by its clock; null for an entry that was recorded without one. */
  readonly made: EntryMade | null;
  /** Who read the card; only where each is entered twice. */
  readonly reader?: CardReader;
};

/** All that is known of the entries of a card. The lists are in the order of the identifiers, which says nothing. */
export type CardEntries = {
  /** How many have arrived. */
  readonly revision: number;
  /** One, or several that do not know one another. */
  readonly standing: readonly StandingEntry[];
  /** Identifiers of those that have arrived and that others stand in the place of. */
  readonly earlier: readonly string[];
  /** Identifiers of those that others stand in the place of and that have not arrived. */
  readonly awaited: readonly string[];
  /** Where each card is entered twice: the entries that were not alike, of each time that it was so; absent where it never was. */
  readonly differed?: readonly (readonly StandingEntry[])[];
};

const NOTHING_ENTERED: CardEntries = { revision: 0, standing: [], earlier: [], awaited: [] };

/** What was entered for a ballot card so far. */
export function entriesOfCard(
  { results }: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  ballot: string,
): CardEntries {
  const contested = lookUp(lookUp(results.contested, jurisdiction), ballot);
  return contested ?? entriesOfAudited(lookUp(lookUp(results.ballots, jurisdiction), ballot));
}

/** A card of which two entries stand that people have to settle, if it is one. */
export function findContested(
  { results }: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  ballot: string,
): ContestedBallot | undefined {
  const apart = lookUp(lookUp(results.contested, jurisdiction), ballot);
  return apart !== undefined && standOf(apart) === 'contested' ? apart : undefined;
}

/**
 * How a card stands by its entries.
 *
 *   entered-once  of those who are to enter it without knowing of one another only one has
 *   contested     entries stand that are not alike or, where a card is entered once, that do not know one another
 *   audited       what was seen is known
 */
export type CardStand = 'not-entered' | 'entered-once' | 'contested' | 'audited';

/** It follows from what stands, and not from the order in which it came. */
export function standOf({ standing }: Pick<CardEntries, 'standing'>): CardStand {
  const [first, ...others] = standing;
  if (first === undefined) return 'not-entered';
  if (first.reader === undefined) return others.length === 0 ? 'audited' : 'contested';
  // What one person saw is shown to nobody before the other has looked, also where it was entered twice.
  if (!isReadByBoth(standing)) return 'entered-once';
  return others.every(({ record }) => isSameEntry(first.record, record)) ? 'audited' : 'contested';
}

/** Whether both people have entered the card, each alone or together. */
export function isReadByBoth(standing: readonly StandingEntry[]): boolean {
  const readers = new Set(standing.map(({ reader }) => reader));
  return readers.has('together') || (readers.has('first') && readers.has('second'));
}

/** Whether an entry is there already, whatever stands in its place by now. */
export function hasArrived({ standing, earlier }: CardEntries, id: string): boolean {
  return earlier.includes(id) || standing.some((one) => one.id === id);
}

/** The entries of a card after one more. It must not have arrived before. */
export function afterEntry(before: CardEntries, event: EventOf<'ballot-recorded'>): CardEntries {
  const revision = before.revision + 1;
  // Whoever records without a device has looked at all that there was.
  const { id, replaces, reader, ...made } = event.entry ?? {
    id: recordedId(revision),
    replaces: before.standing.map((one) => one.id),
  };
  assert(!hasArrived(before, id), 'an entry of a device is recorded once', { id });
  // Only a device names what has not arrived; whoever records without one has seen all there is.
  const isOvertaken = event.entry !== undefined && before.awaited.includes(id);
  const entry: StandingEntry = {
    id,
    board: event.board,
    record: event.record,
    made: isMade(made) ? made : null,
    ...(reader && { reader }),
  };
  const arrived = isOvertaken ? before.standing : [...before.standing, entry];
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
  const differed = differedAfter(before, standing);
  return {
    revision,
    standing,
    ...(differed.length > 0 && { differed }),
    earlier: inOrder([...earlier], (one) => one),
    awaited: inOrder([...awaited], (one) => one),
  };
}

/** Entries that were not alike stay known when others stand in their place, whichever way they came to be alike. */
function differedAfter(before: CardEntries, standing: readonly StandingEntry[]): readonly (readonly StandingEntry[])[] {
  const { differed = [] } = before;
  const wasUnlike = before.standing.some(({ reader }) => reader !== undefined) && standOf(before) === 'contested';
  const isLeft = wasUnlike && before.standing.some((one) => !standing.some(({ id }) => id === one.id));
  return isLeft ? [...differed, before.standing] : differed;
}

/** What is kept of a card of which one entry counts. Without a device nothing is kept but what was seen. */
export function asAudited(entries: CardEntries, round: number): AuditedBallot {
  const { revision, standing, earlier, awaited, differed } = entries;
  const [first, ...beside] = standing;
  assert(first !== undefined, 'of an audited card an entry stands');
  const { id, board, record, made, reader } = first;
  const isPlain = made === null && awaited.length === 0 && earlier.every(isRecordedId);
  if (isPlain) return { round, revision, board, record };
  const twice = { ...(reader && { reader }), ...(differed && { differed }), ...(beside.length > 0 && { beside }) };
  return { round, revision, board, record, trail: { id, made, earlier, awaited, ...twice } };
}

function entriesOfAudited(audited: AuditedBallot | undefined): CardEntries {
  if (audited === undefined) return NOTHING_ENTERED;
  const { revision, board, record, trail } = audited;
  if (trail !== undefined) {
    const { id, made, earlier, awaited, reader, beside = [], differed } = trail;
    const first = { id, board, record, made, ...(reader && { reader }) };
    return { revision, standing: [first, ...beside], earlier, awaited, ...(differed && { differed }) };
  }
  const earlier = Array.from({ length: revision - 1 }, (_, place) => recordedId(place + 1));
  const standing = [{ id: recordedId(revision), board, record, made: null }];
  return { revision, standing, earlier: inOrder(earlier, (one) => one), awaited: [] };
}

const RECORDED = 'recorded-';

/** The identifier of an entry that was recorded without a device: the how manieth of its card it is. */
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
