import { assert, lookUp } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditedBallot, AuditInRounds, CardReader, ContestedBallot, RecordedVotes } from './audit-state.ts';
import { isSameEntry } from './same-record.ts';
import {
  afterOneMore,
  type Entries,
  type EntryStand,
  entriesFrom,
  NOTHING_ENTERED,
  type Reading,
  type Standing,
  standAmong,
  trailOf,
} from './standing-entries.ts';

/** What an entry says of a card, and which board made it. */
type CardSaid = { readonly board: string; readonly record: RecordedVotes };

/** An entry of a card that no other has taken the place of. */
export type StandingEntry = Standing<CardSaid>;

/** All that is known of the entries of a card. */
export type CardEntries = Entries<CardSaid>;

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

/** How a card stands by its entries. */
export function standOf(entries: Pick<CardEntries, 'standing'>): EntryStand {
  return standAmong(entries, READING);
}

const READING: Reading<CardSaid, CardReader> = {
  isAlike: (one, other) => isSameEntry(one.record, other.record),
  isReadByBoth,
};

/** Whether both people have entered the card, each alone or together. */
export function isReadByBoth(standing: readonly Pick<StandingEntry, 'reader'>[]): boolean {
  const readers = new Set(standing.map(({ reader }) => reader));
  return readers.has('together') || (readers.has('first') && readers.has('second'));
}

/** The entries of a card after one more. It must not have arrived before. */
export function afterEntry(before: CardEntries, event: EventOf<'ballot-recorded'>): CardEntries {
  const { board, record, entry } = event;
  return afterOneMore(before, { said: { board, record }, entry }, READING);
}

/** What is kept of a card of which one entry counts. Without a device nothing is kept but what was seen. */
export function asAudited(entries: CardEntries, round: number): AuditedBallot {
  const trail = trailOf(entries);
  const { revision, standing } = entries;
  const [first] = standing;
  assert(first !== undefined, 'of an audited card an entry stands');
  const { board, record } = first;
  return { round, revision, board, record, ...(trail && { trail }) };
}

function entriesOfAudited(audited: AuditedBallot | undefined): CardEntries {
  if (audited === undefined) return NOTHING_ENTERED;
  const { revision, board, record, trail } = audited;
  return entriesFrom({ board, record }, { revision, trail });
}
