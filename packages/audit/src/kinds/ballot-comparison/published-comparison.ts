import { type Contest, contestInvolves } from '@plumbline/election';
import type { ContestTally } from '@plumbline/statistics';
import { type Draw, unitKey, unitPlace } from '../../sampling/draw.ts';
import { contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { contestInCvrs } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Planned } from '../../state/plan.ts';

/**
 * The contest as published systems see it, with the one number they take for its size: the cards of its manifests, or the
 * cast vote records that bear it where cards are drawn by style.
 */
export function publishedTally(audit: Planned, contest: Contest): ContestTally {
  return { ...contestVotes(contest), ballots: publishedCards(audit, contest) };
}

function publishedCards(audit: Planned, contest: Contest): number {
  if (cvrPlanOf(audit.plan).cardStyles) {
    return [...contestInCvrs(audit, contest).values()].reduce((sum, { cards }) => sum + cards, 0);
  }
  let cards = 0;
  for (const [jurisdiction, listed] of listedCards(audit.files)) {
    if (contestInvolves(contest, jurisdiction)) cards += listed;
  }
  return cards;
}

/** A targeted contest counts every draw of its own sample; an opportunistic one each card once that was drawn for others. */
export function publishedDraws(audit: AuditInRounds, contest: Contest): readonly Draw[] {
  const draws = audit.rounds.flatMap((round) => round.draws);
  if (contest.targeted) return draws.filter((draw) => draw.contest === contest.name);
  const once = new Map<string, Draw>();
  for (const draw of draws) {
    if (!contestInvolves(contest, draw.jurisdiction)) continue;
    const place = unitPlace(draw.jurisdiction, unitKey(draw));
    if (!once.has(place)) once.set(place, draw);
  }
  return [...once.values()];
}
