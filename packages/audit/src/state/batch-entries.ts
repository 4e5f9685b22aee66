import { likenessKey } from '@plumbline/election';
import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditedBatch, AuditInRounds, BatchPlace, BatchReader, ContestedBatch } from './audit-state.ts';
import { findEntry, findReview, type StackCards } from './batch-review.ts';
import { isSameTally } from './same-tally.ts';
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

/** What an entry says of a batch, and who made it. */
export type TallySaid = Pick<AuditedBatch, 'sheets' | 'cards' | 'enteredBy' | 'people'> & {
  /** Where a device counted the cards of the stacks beside others at the review team. */
  readonly stacks?: StackCards;
};

/** An entry of a batch that no other has taken the place of. */
export type StandingTally = Standing<TallySaid, BatchReader>;

/** All that is known of the entries of a batch, and the names of everybody who made one that does not stand. */
export type BatchEntries = Entries<TallySaid, BatchReader> & Pick<AuditedBatch, 'earlierPeople'>;

/** What was entered for a batch so far. */
export function entriesOfBatch(audit: AuditInRounds, place: BatchPlace): BatchEntries {
  const apart = findBatchApart(audit, place);
  if (apart !== undefined) return apart;
  const entered = findEntry(audit, place);
  if (entered === undefined) return NOTHING_ENTERED;
  const { revision, sheets, cards, enteredBy, people, earlierPeople, trail } = entered;
  const stacks = findReview(audit, place)?.counted;
  const by = { enteredBy, ...(people && { people }) };
  const said = { sheets, ...(cards && { cards }), ...by, ...(stacks && { stacks }) };
  return { ...entriesFrom<TallySaid, BatchReader>(said, { revision, trail }), ...(earlierPeople && { earlierPeople }) };
}

/** A batch that is set apart, and counted nowhere, if it is one. */
export function findBatchApart(
  { results }: Pick<AuditInRounds, 'results'>,
  { jurisdiction, batch }: BatchPlace,
): ContestedBatch | undefined {
  return lookUp(lookUp(results.contestedBatches, jurisdiction), batch);
}

/** A batch of which two entries stand that people have to settle, if it is one. */
export function findContestedBatch(
  audit: Pick<AuditInRounds, 'results'>,
  place: BatchPlace,
): ContestedBatch | undefined {
  const apart = findBatchApart(audit, place);
  return apart !== undefined && standOfBatch(apart) === 'contested' ? apart : undefined;
}

/** The batches of a jurisdiction that are set apart and stand so: of which two entries stand, or that only one of two has entered. */
export function batchesApart(
  { results }: Pick<AuditInRounds, 'results'>,
  jurisdiction: string,
  stand: Extract<EntryStand, 'contested' | 'entered-once'>,
): readonly string[] {
  return [...entriesOf<ContestedBatch>(lookUp(results.contestedBatches, jurisdiction))]
    .filter(([, apart]) => standOfBatch(apart) === stand)
    .map(([batch]) => batch)
    .sort();
}

/** How a batch stands by its entries. */
export function standOfBatch(entries: Pick<BatchEntries, 'standing'>): EntryStand {
  return standAmong(entries, READING);
}

const READING: Reading<TallySaid, BatchReader> = { isAlike: isSameTally, isReadByBoth: isEnteredByOthers };

/** Whoever makes an entry of a batch: the names of people who were let in, or the identifier of the manager, who is known by an account and not by a name. */
type Makers = Pick<TallySaid, 'enteredBy' | 'people'>;

function makersOf({ enteredBy, people }: Makers): readonly string[] {
  return people?.map(likenessKey) ?? [enteredBy];
}

/** Whether nobody is among both. */
export function areOthers(some: Makers, others: Makers): boolean {
  const known = new Set(makersOf(some));
  return !makersOf(others).some((one) => known.has(one));
}

/** Whether both are the same people. */
export function areTheSame(some: Makers, others: Makers): boolean {
  return new Set(makersOf(some)).symmetricDifference(new Set(makersOf(others))).size === 0;
}

/** Whether people who share nobody have entered the batch, each without knowing of the other, or whoever had seen both entries. */
export function isEnteredByOthers(standing: readonly StandingTally[]): boolean {
  if (standing.some(({ reader }) => reader === 'together')) return true;
  return standing.some((one, place) => standing.slice(place + 1).some((other) => areOthers(one, other)));
}

/** The entries of a batch after one more. It must not have arrived before. */
export function afterBatchEntry(before: BatchEntries, event: Omit<EventOf<'batch-recorded'>, 'type'>): BatchEntries {
  const { sheets, cards, enteredBy, people, entry } = event;
  const said = { sheets, ...(cards && { cards }), enteredBy, ...(people && { people }) };
  const { earlierPeople = [], ...known } = before;
  const after = afterOneMore<TallySaid, BatchReader>(known, { said, entry }, READING);
  const namesOf = (standing: readonly TallySaid[]) => standing.flatMap((one) => one.people ?? []);
  const named = new Set(namesOf(after.standing));
  const everybody = [...earlierPeople, ...namesOf(before.standing), ...(people ?? [])];
  // In an order of their own: which entry came first says nothing.
  const earlier = [...new Set(everybody)].filter((name) => !named.has(name)).sort();
  return { ...after, ...(earlier.length > 0 && { earlierPeople: earlier }) };
}

/** What is kept of a batch of which one entry counts. */
export function asCountedBatch(entries: BatchEntries, round: number): AuditedBatch {
  const trail = trailOf(entries);
  const { revision, standing, earlierPeople } = entries;
  const [first] = standing;
  assert(first !== undefined, 'of a batch that counts an entry stands');
  const { sheets, cards, enteredBy, people } = first;
  const by = { enteredBy, ...(people && { people }), ...(earlierPeople && { earlierPeople }) };
  return { round, revision, sheets, ...(cards && { cards }), ...by, ...(trail && { trail }) };
}
