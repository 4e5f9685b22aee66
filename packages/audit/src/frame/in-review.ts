import { entriesOf } from '@plumbline/prelude';
import { fieldworkIn } from '../kinds/kinds.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { batchesToCount, findBallot, findCount, findWork, reviewTeamOf } from '../state/audit-view.ts';
import { areStacksCounted, batchesInReview, cardsWaiting, findReview } from '../state/batch-review.ts';

/** The cards of a jurisdiction that wait for the decision of its review team in the current round. */
export function cardsInReview(audit: AuditInRounds, jurisdiction: string): number {
  const work = findWork(audit, jurisdiction);
  const ballots = (work && reviewTeamOf(work))?.ballots ?? [];
  const cards = ballots.filter((ballot) => findBallot(audit, jurisdiction, ballot) === undefined).length;
  const ofBatches = [...entriesOf(batchesInReview(audit, jurisdiction))];
  return ofBatches.reduce((sum, [, review]) => sum + cardsWaiting(review), cards);
}

/** Whether all the others of a jurisdiction have done their work of the round, and only its review team has not. */
export function waitsForTeamAlone(audit: AuditInRounds, jurisdiction: string): boolean {
  const work = findWork(audit, jurisdiction);
  if (work === undefined || work.talliesFinal) return false;
  const team = reviewTeamOf(work);
  if (team === undefined) return false;
  if (fieldworkIn(audit.plan) === 'ballots') {
    const own = work.boards.filter((board) => board !== team);
    return team.ballots.length > 0 && !team.signedOff && own.every((one) => one.signedOff || one.ballots.length === 0);
  }
  const left = batchesToCount(audit, jurisdiction).filter(
    (batch) => findCount(audit, { jurisdiction, batch }) === undefined,
  );
  return (
    left.length > 0 &&
    left.every((batch) => {
      const review = findReview(audit, { jurisdiction, batch });
      return review !== undefined && areStacksCounted(review) && cardsWaiting(review) > 0;
    })
  );
}
