import { type Contest, contestInvolves } from '@plumbline/election';
import type { CardUniverse, PollingRound, PollingSample } from '@plumbline/statistics';
import type { AuditInRounds, Round } from '../audit-state.ts';
import { choicesCounted } from '../interpretation/ballot-votes.ts';
import { distinctUnits, type Unit, unitKey, unitPlace } from '../sample/draw.ts';

/**
 * A targeted contest counts every draw of its own sample; an opportunistic one each ballot once, in the round in which
 * it was fetched for another contest.
 */
export function pollContest(audit: AuditInRounds, contest: Contest, universe: CardUniverse): PollingSample {
  const seen = new Map<string, Unit>();
  const rounds = audit.rounds.map((round) => {
    const units = contest.targeted
      ? round.draws.filter((draw) => draw.contest === contest.name)
      : notSeenBefore(round, contest, seen);
    for (const unit of units) seen.set(placeOf(unit), unit);
    return countRound(audit, contest, units);
  });
  const distinct = countRound(audit, contest, [...seen.values()]);
  return {
    universe,
    rounds,
    lookedAt: { cards: seen.size, notFound: distinct.notFound, votes: distinct.votes },
  };
}

function notSeenBefore(round: Round, contest: Contest, seen: ReadonlyMap<string, Unit>): readonly Unit[] {
  return distinctUnits(round.draws.filter((draw) => contestInvolves(contest, draw.jurisdiction))).filter(
    (unit) => !seen.has(placeOf(unit)),
  );
}

function countRound(audit: AuditInRounds, contest: Contest, units: readonly Unit[]): PollingRound {
  const votes = new Map(contest.choices.map((choice) => [choice.name, 0]));
  let notFound = 0;
  for (const unit of units) {
    const record = audit.results.ballots[unit.jurisdiction]?.[unitKey(unit)]?.record;
    if (record === undefined) continue;
    if (record.state === 'not-found') notFound += 1;
    for (const choice of choicesCounted(contest, record)) votes.set(choice, (votes.get(choice) ?? 0) + 1);
  }
  return { size: units.length, votes, cardsForBoth: [], notFound, phantoms: 0 };
}

function placeOf(unit: Unit): string {
  return unitPlace(unit.jurisdiction, unitKey(unit));
}
