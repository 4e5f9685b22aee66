import { err, ok, type Result } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditInRounds, BatchEntry, BatchPlace, CardsCounted, TallySheet } from '../state/audit-state.ts';
import { batchesToCount, findCount } from '../state/audit-view.ts';
import {
  afterBatchEntry,
  areTheSame,
  type BatchEntries,
  batchesApart,
  entriesOfBatch,
  isEnteredByOthers,
} from '../state/batch-entries.ts';
import {
  areStacksCounted,
  type BatchInReview,
  cardsSent,
  cardsWaiting,
  findReview,
  type StackCards,
} from '../state/batch-review.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import { isEnteredTwice } from '../state/plan.ts';
import { hasArrived } from '../state/standing-entries.ts';
import { isOvertaken, workOf } from './decide-fieldwork.ts';
import { refuseBatch, refuseContests, refuseSheets, refuseTallies } from './refuse-batch.ts';
import { refuseEntries } from './refuse-entries.ts';
import { refuseNames } from './refuse-seat.ts';

/** `countsCards` says whether the cards of every batch are counted, besides the votes on them. */
export function decideBatch(
  audit: AuditInRounds,
  command: CommandOf<'record-batch'>,
  { countsCards }: { readonly countsCards: boolean },
): Decision {
  const { type: _, ballots: listed, basedOn, cards: found, stacks: inStacks, entry, ...recorded } = command;
  const { jurisdiction, batch, sheets } = recorded;
  const entries = entriesOfBatch(audit, recorded);
  // Whatever has happened since: a device that lost the answer is to know that its entry is there.
  if (entry !== undefined && hasArrived(entries, entry.id)) return ok([]);
  const misread = refuseBatchReader(audit, recorded, { entry, entries });
  if (misread !== undefined) return err(misread);
  const refusal = refuseBatch(audit, recorded) ?? refuseSheets(batch, sheets) ?? refuseContests(audit, recorded);
  if (refusal !== undefined) return err(refusal);
  const cards = countsCards ? cardsFound({ batch, listed, found }) : ok(undefined);
  if (!cards.ok) return cards;
  const handled = cards.value?.counted ?? listed;
  const review = findReview(audit, recorded);
  // As many cards may be other ones.
  if (inStacks !== undefined && isOvertaken(review, inStacks.basedOn)) {
    return err({ code: 'entry-changed-meanwhile', entry: 'batch', jurisdiction, unit: batch });
  }
  const stacks = stackCards({ batch, handled, review, found: inStacks, mayDiffer: !countsCards });
  if (!stacks.ok) return stacks;
  const unfit =
    refuseTallies(audit, { jurisdiction, batch, ballots: stacks.value?.stacks ?? handled, sheets }) ??
    refuseWithReview(audit, recorded, { handled, review });
  if (unfit !== undefined) return err(unfit);
  const { enteredBy, people, ...place } = recorded;
  const by = { enteredBy, ...(people && { people }) };
  const said = { ...place, ...(cards.value && { cards: cards.value }), ...by };
  const entered = { type: 'batch-recorded', version: 3, ...said, ...(entry && { entry }) } as const;
  const overtaken = entry === undefined && isOvertaken(entries.revision === 0 ? undefined : entries, basedOn);
  if (overtaken) return err({ code: 'entry-changed-meanwhile', entry: 'batch', jurisdiction, unit: batch });
  const tooMuch = entry && refuseEntries(entries, afterBatchEntry(entries, entered), batch);
  if (tooMuch !== undefined) return err(tooMuch);
  if (stacks.value === undefined) return ok([entered]);
  const ofEntry = entry && { entry: entry.id };
  return ok([entered, { type: 'stacks-counted', version: 2, jurisdiction, batch, ...stacks.value, ...ofEntry }]);
}

/**
 * Where each batch is entered twice, an entry says whether it was made alone, by people who were shown no other, or by people who had seen what
 * differs, once others have entered it too. Whoever enters it alone takes the place of their own entries only. Elsewhere nobody says so.
 */
function refuseBatchReader(
  { plan }: AuditInRounds,
  { batch, enteredBy, people }: BatchPlace & { readonly enteredBy: string; readonly people?: readonly string[] },
  { entry, entries }: { readonly entry: BatchEntry | undefined; readonly entries: BatchEntries },
): AuditRefusal | undefined {
  const reader = entry?.reader;
  if (!isEnteredTwice(plan)) return reader === undefined ? undefined : { code: 'reader-not-asked', unit: batch };
  if (entry === undefined || reader === undefined) return { code: 'reader-missing', unit: batch };
  if (reader === 'together') {
    return isEnteredByOthers(entries.standing) ? undefined : { code: 'second-entry-missing', unit: batch };
  }
  const by = { enteredBy, ...(people && { people }) };
  const others = entries.standing.filter((one) => !areTheSame(one, by));
  return others.some(({ id }) => entry.replaces.includes(id))
    ? { code: 'entry-of-other-reader', unit: batch }
    : undefined;
}

/** A count of cards that is not the manifest's is taken only from somebody who saw by how much it differs. */
function cardsFound(of: {
  readonly batch: string;
  readonly listed: number;
  readonly found: CommandOf<'record-batch'>['cards'];
}): Result<CardsCounted, AuditRefusal> {
  const { batch, listed, found } = of;
  if (found === undefined) return err({ code: 'cards-not-counted', batch });
  const { type, counted, differenceConfirmed } = found;
  if (counted !== listed && counted - listed !== differenceConfirmed) {
    return err({ code: 'cards-differ-from-manifest', batch, counted, listed });
  }
  return ok({ type, counted, listed });
}

export function decideFinalTallies(audit: AuditInRounds, command: CommandOf<'finalize-tallies'>): Decision {
  const { jurisdiction, discrepancies } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (work.value.talliesFinal) return err({ code: 'tallies-final', jurisdiction });
  const contested = batchesApart(audit, jurisdiction, 'contested');
  if (contested.length > 0) return err({ code: 'batches-contested', jurisdiction, batches: contested });
  const batches = batchesToCount(audit, jurisdiction).filter(
    (batch) => findCount(audit, { jurisdiction, batch }) === undefined,
  );
  const atTeam = batches.filter((batch) => waitsForTeam(findReview(audit, { jurisdiction, batch })));
  if (batches.length > 0 && atTeam.length === batches.length) {
    return err({ code: 'batches-in-review', jurisdiction, batches });
  }
  if (batches.length > 0) return err({ code: 'batches-outstanding', jurisdiction, batches });
  return ok([{ type: 'tallies-finalized', jurisdiction, discrepancies }]);
}

export function decideTallyReopening(audit: AuditInRounds, command: CommandOf<'reopen-tallies'>): Decision {
  const { jurisdiction } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (!work.value.talliesFinal) return err({ code: 'tallies-not-final', jurisdiction });
  const reason = { digest: digestOfText(command.reason) };
  return ok([{ type: 'tallies-reopened', version: 2, jurisdiction, reason }]);
}

/**
 * The cards of the stacks, where others are with the review team: together they are all that were handled. A difference from the manifest
 * is taken only from somebody who saw it; where all cards were counted there is none.
 */
function stackCards(of: {
  readonly batch: string;
  readonly handled: number;
  readonly review: BatchInReview | undefined;
  readonly found: CommandOf<'record-batch'>['stacks'];
  readonly mayDiffer: boolean;
}): Result<StackCards | undefined, AuditRefusal> {
  const { batch, handled, review, found, mayDiffer } = of;
  const sent = review === undefined ? 0 : cardsSent(review);
  if (found === undefined) return sent === 0 ? ok(undefined) : err({ code: 'stacks-not-counted', batch, sent });
  const { cards: stacks, differenceConfirmed } = found;
  const difference = stacks + sent - handled;
  if (difference !== 0 && !(mayDiffer && difference === differenceConfirmed)) {
    return err({ code: 'cards-not-all-handled', batch, stacks, sent, handled });
  }
  // Whoever counted stacks and did not see that the cards came back has been told so by the difference.
  return ok(sent === 0 ? undefined : { stacks, sent, handled });
}

/** What the team has to do with this entry: none of its people makes it, and its votes are on no more cards with theirs. */
function refuseWithReview(
  audit: AuditInRounds,
  entry: BatchPlace & { readonly sheets: readonly TallySheet[]; readonly people?: readonly string[] },
  { handled, review }: { readonly handled: number; readonly review: BatchInReview | undefined },
): AuditRefusal | undefined {
  if (review === undefined) return undefined;
  const { jurisdiction, batch, people = [] } = entry;
  const named = entry.sheets.find(({ name }) => name === REVIEW_TEAM);
  if (named !== undefined) return { code: 'sheet-name-repeated', sheet: named.name };
  const same = refuseNames(review.deciders, people);
  if (same !== undefined || review.decision === undefined) return same;
  const sheets = [...entry.sheets, { name: REVIEW_TEAM, votes: review.decision.votes }];
  return refuseTallies(audit, { jurisdiction, batch, ballots: handled, sheets });
}

/** Whether nothing is left to do at the desk: the cards of the stacks and those of the team add up. */
function waitsForTeam(review: BatchInReview | undefined): boolean {
  return review !== undefined && areStacksCounted(review) && cardsWaiting(review) > 0;
}
