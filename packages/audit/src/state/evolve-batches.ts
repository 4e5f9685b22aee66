import { assert, EMPTY_MAP, entriesOf, lookUp, mapOf, withEntry, withoutEntry } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditedBatch, AuditInRounds, BatchPlace, ContestedBatch } from './audit-state.ts';
import { currentRound, findCount } from './audit-view.ts';
import {
  afterBatchEntry,
  asCountedBatch,
  type BatchEntries,
  entriesOfBatch,
  findBatchApart,
  standOfBatch,
} from './batch-entries.ts';
import {
  areStacksCounted,
  type BatchInReview,
  batchesInReview,
  cardsSent,
  findEntry,
  findReview,
} from './batch-review.ts';
import { REVIEW_TEAM } from './card-review.ts';
import { hasArrived } from './standing-entries.ts';
import { withApart } from './units-apart.ts';
import { withWork } from './work-in-round.ts';

/** The audit after the votes of a batch were entered. Of one with cards at the review team they wait with them. */
export function withBatch(audit: AuditInRounds, event: EventOf<'batch-recorded'>): AuditInRounds {
  const { sheets, cards, enteredBy, people } = event;
  const known = findEntry(audit, event);
  const isOfDevices =
    event.entry !== undefined || known?.trail !== undefined || findBatchApart(audit, event) !== undefined;
  if (isOfDevices) return withEntryOfBatch(audit, event);
  const revision = (known?.revision ?? 0) + 1;
  const earlier = [...new Set([...(known?.earlierPeople ?? []), ...(known?.people ?? [])])];
  const by = { enteredBy, ...(people && { people }), ...(earlier.length > 0 && { earlierPeople: earlier }) };
  const entry = { round: currentRound(audit).number, revision, sheets, ...(cards && { cards }), ...by };
  return withTally(audit, event, entry);
}

/** A batch is counted while one entry of it stands; otherwise it is set apart, and nothing that is measured sees it. */
function withEntryOfBatch(audit: AuditInRounds, event: EventOf<'batch-recorded'>): AuditInRounds {
  const round = currentRound(audit).number;
  const before = entriesOfBatch(audit, event);
  const entries = afterBatchEntry(before, event);
  assert(entries.standing.length > 0, 'an entry of a batch stands', event);
  if (standOfBatch(entries) !== 'audited') return withoutTally(apartWith(audit, event, { round, ...entries }), event);
  const settled = apartWith(audit, event, undefined);
  const tally = asCountedBatch(entries, round);
  const isSame = standOfBatch(before) === 'audited' && before.standing[0]?.id === entries.standing[0]?.id;
  const review = findReview(settled, event);
  // One that came late changes nothing of what stands, nor of the stacks that were counted with it.
  return isSame && review !== undefined
    ? withReview(settled, event, { ...review, entry: tally })
    : withTally(settled, event, tally);
}

function withTally(audit: AuditInRounds, place: BatchPlace, entry: AuditedBatch): AuditInRounds {
  const review = findReview(audit, place);
  if (review === undefined) return withCount(audit, place, entry);
  // The cards of these stacks are counted with them, in the entry that follows; of the earlier ones says nothing any more.
  const { counted: _, countedBefore: __, ...rest } = review;
  return withReview(audit, place, { ...rest, entry });
}

/** The audit with nothing counted of a batch, at the desk or with the team. */
function withoutTally(audit: AuditInRounds, place: BatchPlace): AuditInRounds {
  const review = findReview(audit, place);
  if (review === undefined) return withoutCount(audit, place);
  const { entry: _, counted: __, countedBefore: ___, ...rest } = review;
  return withReview(audit, place, rest);
}

function apartWith(audit: AuditInRounds, place: BatchPlace, apart: ContestedBatch | undefined): AuditInRounds {
  const { jurisdiction, batch } = place;
  if (apart === undefined && findBatchApart(audit, place) === undefined) return audit;
  const own = lookUp(audit.results.contestedBatches, jurisdiction) ?? EMPTY_MAP;
  const changed = apart === undefined ? withoutEntry(own, batch) : withEntry<ContestedBatch>(own, batch, apart);
  const contestedBatches = withApart(audit.results.contestedBatches, jurisdiction, changed);
  return { ...audit, results: { ...audit.results, contestedBatches } };
}

export function withStacksCounted(audit: AuditInRounds, event: EventOf<'stacks-counted'>): AuditInRounds {
  const { stacks, sent, handled } = event;
  const apart = findBatchApart(audit, event);
  if (apart !== undefined) return apartWith(audit, event, { ...apart, ...withStacksOf(apart, event) });
  // Of an entry that another stands in the place of nothing counts.
  const entries = entriesOfBatch(audit, event);
  if (event.entry !== undefined && !entries.standing.some(({ id }) => id === event.entry)) {
    assert(hasArrived(entries, event.entry), 'the cards of stacks are counted with the votes on them', event);
    return audit;
  }
  const review = findReview(audit, event);
  assert(review?.entry !== undefined, 'the cards of stacks are counted with the votes on them', event);
  return withReview(audit, event, { ...review, counted: { stacks, sent, handled } });
}

/** The entries of a batch, the one of these with the cards of its stacks. */
function withStacksOf(
  { standing }: Pick<BatchEntries, 'standing'>,
  { entry, stacks, sent, handled }: EventOf<'stacks-counted'>,
): Pick<BatchEntries, 'standing'> {
  const counted = { stacks, sent, handled };
  return { standing: standing.map((one) => (one.id === entry ? { ...one, stacks: counted } : one)) };
}

/** What was decided is of the cards that were with the team then: of others it decides again. */
export function withBatchSent(audit: AuditInRounds, event: EventOf<'batch-sent-to-review'>): AuditInRounds {
  const { kinds, remark, enteredBy, people = [] } = event;
  const known = findReview(audit, event);
  const entry = findEntry(audit, event);
  return withReview(audit, event, {
    kinds,
    remark,
    sentBy: { enteredBy, ...(people.length > 0 && { people }) },
    senders: [...new Set([...(known?.senders ?? []), ...people])],
    revision: (known?.revision ?? 0) + 1,
    ...(entry && { entry }),
    // Of these cards nobody can tell whether they are the ones that were left out of the stacks.
    ...(known?.counted && { counted: known.counted, countedBefore: true }),
    deciders: known?.deciders ?? [],
  });
}

export function withBatchReviewed(audit: AuditInRounds, event: EventOf<'batch-reviewed'>): AuditInRounds {
  const { people, votes, remark } = event;
  const review = findReview(audit, event);
  assert(review !== undefined && cardsSent(review) > 0, 'a team decides on what it was sent', event);
  return withReview(audit, event, {
    ...review,
    revision: review.revision + 1,
    decision: { people, votes, remark },
    deciders: [...new Set([...review.deciders, ...people])],
  });
}

/** A batch whose parts are all there is counted: the stacks, and the decision of the team as a sheet of its own. */
function withReview(audit: AuditInRounds, place: BatchPlace, review: BatchInReview): AuditInRounds {
  const { jurisdiction, batch } = place;
  const all = withEntry(batchesInReview(audit, jurisdiction) ?? EMPTY_MAP, batch, review);
  const kept = withWork(audit, jurisdiction, { batchesInReview: all });
  const { entry, decision, revision } = review;
  const isDecided = cardsSent(review) === 0 || decision !== undefined;
  if (entry === undefined || !isDecided || !areStacksCounted(review)) return withoutCount(kept, place);
  const sheets = decision === undefined ? [] : [{ name: REVIEW_TEAM, votes: decision.votes }];
  return withCount(kept, place, {
    ...entry,
    sheets: [...entry.sheets, ...sheets],
    revision: entry.revision + revision,
  });
}

function withCount(audit: AuditInRounds, { jurisdiction, batch }: BatchPlace, counted: AuditedBatch): AuditInRounds {
  const before = lookUp(audit.results.batches, jurisdiction) ?? EMPTY_MAP;
  const batches = withEntry(audit.results.batches, jurisdiction, withEntry(before, batch, counted));
  return { ...audit, results: { ...audit.results, batches } };
}

function withoutCount(audit: AuditInRounds, place: BatchPlace): AuditInRounds {
  if (findCount(audit, place) === undefined) return audit;
  const { jurisdiction, batch } = place;
  const others = [...entriesOf(lookUp(audit.results.batches, jurisdiction))].filter(([name]) => name !== batch);
  const batches = withEntry(audit.results.batches, jurisdiction, mapOf(others));
  return { ...audit, results: { ...audit.results, batches } };
}
