import { assert, lookUp } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditedBallot, AuditInRounds, ContestedBallot, EntryMade, RecordedVotes } from './audit-state.ts';

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

/** A card of which two entries stand, if it is one. */
export function findContested(
  { results }: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  ballot: string,
): ContestedBallot | undefined {
  return lookUp(lookUp(results.contested, jurisdiction), ballot);
}

/** Whether an entry is there already, whatever stands in its place by now. */
export function hasArrived({ standing, earlier }: CardEntries, id: string): boolean {
  return earlier.includes(id) || standing.some((one) => one.id === id);
}

/** The entries of a card after one more. It must not have arrived before. */
export function afterEntry(before: CardEntries, event: EventOf<'ballot-recorded'>): CardEntries {
  const revision = before.revision + 1;
  // Whoever records without a device has looked at all that there was.
  const { id, replaces, ...made } = event.entry ?? {
    id: recordedId(revision),
    replaces: before.standing.map((one) => one.id),
  };
  assert(!hasArrived(before, id), 'an entry of a device is recorded once', { id });
  // Only a device names what has not arrived; whoever records without one has seen all there is.
  const isOvertaken = event.entry !== undefined && before.awaited.includes(id);
  const entry: StandingEntry = { id, board: event.board, record: event.record, made: isMade(made) ? made : null };
  const arrived = isOvertaken ? before.standing : [...before.standing, entry];
  const earlier = new Set(isOvertaken ? [...before.earlier, id] : before.earlier);
  const awaited = new Set(before.awaited.filter((one) => one !== id));
  for (const one of replaces) {
    if (before.standing.some((known) => known.id === one)) earlier.add(one);
    else if (!earlier.has(one)) awaited.add(one);
  }
  return {
    revision,
    standing: inOrder(
      arrived.filter((one) => !replaces.includes(one.id)),
      (one) => one.id,
    ),
    earlier: inOrder([...earlier], (one) => one),
    awaited: inOrder([...awaited], (one) => one),
  };
}

/** What is kept of a card of which one entry stands. Without a device nothing is kept but what was seen. */
export function asAudited(entries: CardEntries, standing: StandingEntry, round: number): AuditedBallot {
  const { revision, earlier, awaited } = entries;
  const { id, board, record, made } = standing;
  const isPlain = made === null && awaited.length === 0 && earlier.every(isRecordedId);
  return { round, revision, board, record, ...(isPlain ? {} : { trail: { id, made, earlier, awaited } }) };
}

function entriesOfAudited(audited: AuditedBallot | undefined): CardEntries {
  if (audited === undefined) return NOTHING_ENTERED;
  const { revision, board, record, trail } = audited;
  if (trail !== undefined) {
    const { id, made, earlier, awaited } = trail;
    return { revision, standing: [{ id, board, record, made }], earlier, awaited };
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
