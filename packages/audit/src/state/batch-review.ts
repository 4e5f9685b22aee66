import type { Tally } from '@plumbline/election';
import { lookUp, type PersistentMap } from '@plumbline/prelude';
import type { BoardPlace } from './audit-event.ts';
import type { AuditedBatch, AuditInRounds, BatchPlace, Revision } from './audit-state.ts';
import { findCount, findWork } from './audit-view.ts';
import type { ReviewReason } from './card-review.ts';
import type { TextInLog } from './free-text.ts';

/** How many cards of a batch were left to the review team, by why; a kind without cards is absent. */
export type CardsByReason = Readonly<Partial<Record<ReviewReason, number>>>;

/** Who acts at the desk: a person by identifier, or people whom the manager let in, by name. */
export type AtDesk = { readonly enteredBy: string; readonly people?: readonly string[] };

/** What the log says of cards that were laid aside for the team: all of the batch that are with it now, none where they came back. */
export type BatchSending<Text = TextInLog> = BatchPlace &
  AtDesk & { readonly kinds: CardsByReason; readonly remark: Text | null };

/** What the log says of the stacks of such a batch: its cards counted, those that are with the team, and all that were handled. */
export type StacksCounting = BatchPlace &
  StackCards & {
    readonly version: 2;
    /** The entry of a device that they were counted with; absent where the votes were recorded without one. */
    readonly entry?: string;
  };
export type StackCards = { readonly stacks: number; readonly sent: number; readonly handled: number };

/** What the log says of the decision of the team: the votes on all cards of the batch that it was sent, and who decided. */
export type BatchReviewing<Text = TextInLog> = BoardPlace & {
  readonly batch: string;
  readonly people: readonly string[];
  readonly votes: Tally;
  readonly remark: Text | null;
};

/**
 * A batch of which cards are, or were, with the review team. It is counted nowhere until the votes on its stacks were entered, the team
 * has decided on all it was sent, and the cards of both add up.
 */
export type BatchInReview = {
  readonly kinds: CardsByReason;
  readonly remark: TextInLog | null;
  /** Who sent them last; and the names of all who were let in and ever sent any. */
  readonly sentBy: AtDesk;
  readonly senders: readonly string[];
  /** How often it was sent or decided on. */
  readonly revision: Revision;
  /** The votes on the stacks as they were entered, where they were. */
  readonly entry?: AuditedBatch;
  /** The count of cards that belongs to them; absent where they were entered while nothing was with the team. */
  readonly counted?: StackCards;
  /** Whether other cards were sent since those of the stacks were counted, be they as many as before; absent where not. */
  readonly countedBefore?: true;
  readonly decision?: Pick<BatchReviewing, 'people' | 'votes' | 'remark'>;
  /** The names of everybody who decided on it, also before they were asked again. */
  readonly deciders: readonly string[];
};

/** How many cards are with the team. */
export function cardsSent({ kinds }: Pick<BatchInReview, 'kinds'>): number {
  return Object.values(kinds).reduce((sum, count) => sum + count, 0);
}

/** The cards of the batch that wait for the team. */
export function cardsWaiting(review: BatchInReview): number {
  return review.decision === undefined ? cardsSent(review) : 0;
}

/** Whether the cards of the stacks were counted against what is with the team now. */
export function areStacksCounted(review: BatchInReview): boolean {
  const { entry, counted, countedBefore = false } = review;
  return entry !== undefined && !countedBefore && (counted?.sent ?? 0) === cardsSent(review);
}

/** The batches of a jurisdiction with cards that are, or were, with its review team in the current round, by the name they are counted by. */
export function batchesInReview(audit: AuditInRounds, jurisdiction: string): PersistentMap<BatchInReview> | undefined {
  return findWork(audit, jurisdiction)?.batchesInReview;
}

/** What the review team has of a batch; undefined where it never had any of its cards. */
export function findReview(audit: AuditInRounds, { jurisdiction, batch }: BatchPlace): BatchInReview | undefined {
  return lookUp(batchesInReview(audit, jurisdiction), batch);
}

/** What the desk entered of a batch, whether or not cards of it still wait for the team; undefined where nobody has. */
export function findEntry(audit: AuditInRounds, place: BatchPlace): AuditedBatch | undefined {
  return findReview(audit, place)?.entry ?? findCount(audit, place);
}
