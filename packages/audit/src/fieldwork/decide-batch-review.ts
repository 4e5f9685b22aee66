import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditInRounds, TallySheet } from '../state/audit-state.ts';
import { contestsToAudit, findWork, reviewTeamOf } from '../state/audit-view.ts';
import { entriesOfBatch } from '../state/batch-entries.ts';
import { type CardsByReason, cardsSent, findReview } from '../state/batch-review.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { isRanked } from '../state/contest-assertions.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText, type SaltedText } from '../state/free-text.ts';
import { isOvertaken, openBoard } from './decide-fieldwork.ts';
import { refuseBatch, refuseContests, refuseTallies } from './refuse-batch.ts';
import { refuseNames } from './refuse-seat.ts';

/**
 * Cards of a batch that a desk lays aside for the review team: all that are with it now. What the team had decided of others is decided
 * anew; none at all says that they came back.
 */
export function decideBatchSending(audit: AuditInRounds, command: CommandOf<'send-batch-to-review'>): Decision {
  const { jurisdiction, batch, ballots, remark, enteredBy, people, basedOn } = command;
  const refusal = refuseBatch(audit, command);
  if (refusal !== undefined) return err(refusal);
  const ranked = contestsToAudit(audit, jurisdiction).find(isRanked);
  if (ranked !== undefined) return err({ code: 'rankings-not-for-review', contest: ranked.name });
  const work = findWork(audit, jurisdiction);
  const team = work && reviewTeamOf(work);
  if (team === undefined) return err({ code: 'review-team-missing', jurisdiction });
  const known = findReview(audit, command);
  const kinds = withoutNone(command.kinds);
  const sent = cardsSent({ kinds });
  if (sent === 0 && (known === undefined || cardsSent(known) === 0)) return err({ code: 'batch-not-in-review', batch });
  if (sent > ballots) return err({ code: 'review-above-batch', batch, sent, ballots });
  if (kinds.other !== undefined && remark === null) return err({ code: 'review-reason-missing' });
  const same = refuseNames([...team.members, ...(team.earlierMembers ?? [])], people ?? []);
  if (same !== undefined) return err(same);
  if (isOvertaken(known, basedOn)) {
    return err({ code: 'entry-changed-meanwhile', entry: 'batch', jurisdiction, unit: batch });
  }
  const by = { enteredBy, ...(people && { people }) };
  return ok([{ type: 'batch-sent-to-review', jurisdiction, batch, ...by, kinds, remark: digestOf(remark) }]);
}

/** The team decides on all cards of the batch that it was sent, at once. */
export function decideBatchReview(audit: AuditInRounds, command: CommandOf<'review-batch'>): Decision {
  const { jurisdiction, board, batch, votes, remark, basedOn } = command;
  const open = openBoard(audit, command);
  if (!open.ok) return open;
  if (!open.value.reviews) return err({ code: 'review-by-team-only', board });
  const { members } = open.value;
  if (members.length === 0) return err({ code: 'board-members-missing', board });
  const refusal = refuseBatch(audit, command);
  if (refusal !== undefined) return err(refusal);
  const review = findReview(audit, command);
  const sent = review === undefined ? 0 : cardsSent(review);
  if (review === undefined || sent === 0) return err({ code: 'batch-not-in-review', batch });
  if (isOvertaken(review, basedOn)) {
    return err({ code: 'entry-changed-meanwhile', entry: 'batch', jurisdiction, unit: batch });
  }
  const sheets: readonly TallySheet[] = [{ name: REVIEW_TEAM, votes }];
  const unfit =
    refuseNames(peopleAtDesk(audit, command), members) ??
    refuseContests(audit, { jurisdiction, sheets }) ??
    refuseTallies(audit, { jurisdiction, batch, ballots: sent, sheets }) ??
    // What the stacks hold is on the other cards: together they are on no more than were handled.
    (review.entry && review.counted
      ? refuseTallies(audit, {
          ...{ jurisdiction, batch, ballots: review.counted.handled },
          sheets: [...review.entry.sheets, ...sheets],
        })
      : undefined);
  if (unfit !== undefined) return err(unfit);
  return ok([
    { type: 'batch-reviewed', jurisdiction, board, batch, people: [...members], votes, remark: digestOf(remark) },
  ]);
}

/** The people, as far as names are known, who sent cards of the batch or entered its stacks. */
function peopleAtDesk(audit: AuditInRounds, place: { readonly jurisdiction: string; readonly batch: string }) {
  const { standing, earlierPeople = [] } = entriesOfBatch(audit, place);
  const { senders = [] } = findReview(audit, place) ?? {};
  return [...senders, ...standing.flatMap(({ people = [] }) => people), ...earlierPeople];
}

function withoutNone(kinds: CardsByReason): CardsByReason {
  return Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0));
}

function digestOf(text: SaltedText | null) {
  return text === null ? null : { digest: digestOfText(text) };
}
