import { type Contest, contestInvolves } from '@plumbline/election';
import type { PollingRound } from '@plumbline/statistics';
import { type Draw, unitKey, unitPlace } from '../../sampling/draw.ts';
import type { AuditInRounds, Round } from '../../state/audit-state.ts';
import { countDraws } from '../count-draws.ts';
import { isInTotals, totalledRound } from './in-totals.ts';

/** A contest's rounds as published systems count them. */
type PublishedRounds = {
  readonly draws: readonly Draw[];
  readonly rounds: readonly PollingRound[];
};

/** The one number published systems take for the size of a contest: the typed total, whatever was meant by it. */
export function publishedSize({ totalBallots, cardsBearing }: Contest): number {
  return totalBallots ?? cardsBearing ?? 0;
}

/**
 * A targeted contest counts every draw of its own sample; an opportunistic one each ballot once, in the round in which it
 * was fetched for another contest.
 */
export function publishedRounds(audit: AuditInRounds, contest: Contest): PublishedRounds {
  const seen = new Set<string>();
  const drawsByRound = audit.rounds.map((round) => {
    if (contest.targeted) return round.draws.filter((draw) => draw.contest === contest.name);
    return notSeenBefore(round, contest, seen);
  });
  if (isInTotals(audit.plan)) {
    const rounds = audit.rounds.map((round) => totalledRound(audit, contest, { round, phantoms: 0 }));
    return { draws: drawsByRound.flat(), rounds: rounds.filter(({ size }) => size > 0) };
  }
  return {
    draws: drawsByRound.flat(),
    rounds: drawsByRound.map((draws) => countDraws(audit, contest, { draws, phantomDraws: 0 })),
  };
}

function notSeenBefore(round: Round, contest: Contest, seen: Set<string>): readonly Draw[] {
  return round.draws.filter((draw) => {
    const place = unitPlace(draw.jurisdiction, unitKey(draw));
    if (!contestInvolves(contest, draw.jurisdiction) || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
