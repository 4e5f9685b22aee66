import type { Contest } from '@plumbline/election';
import { type CardsForBoth, choicePairs, type PollingRound, reportedWinners } from '@plumbline/statistics';
import { choicesCounted } from '../fieldwork/ballot-votes.ts';
import { type Unit, unitKey } from '../sampling/draw.ts';
import { contestVotes } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';

/** The votes on the cards of some draws, as often as each was drawn. */
export function countDraws(
  audit: AuditInRounds,
  contest: Contest,
  { draws, phantomDraws }: { readonly draws: readonly Unit[]; readonly phantomDraws: number },
): PollingRound {
  const pairs = pairsOnOneCard(contest);
  const votes = new Map(contest.choices.map((choice) => [choice.name, 0]));
  const forBoth = pairs.map(() => 0);
  let notFound = 0;
  for (const unit of draws) {
    const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
    if (record === undefined) continue;
    if (record.state === 'not-found') notFound += 1;
    const counted = choicesCounted(contest, record);
    for (const choice of counted) votes.set(choice, (votes.get(choice) ?? 0) + 1);
    for (const [place, pair] of pairs.entries()) {
      if (pair.every((choice) => counted.includes(choice))) forBoth[place] += 1;
    }
  }
  const cardsForBoth = pairs.map((choices, place): CardsForBoth => ({ choices, draws: forBoth[place] ?? 0 }));
  return { size: draws.length + phantomDraws, votes, cardsForBoth, notFound, phantoms: phantomDraws };
}

/** The pairs of a winner and a loser that one card may hold votes for. */
function pairsOnOneCard(contest: Contest): readonly (readonly [string, string])[] {
  if (contest.votesAllowed === 1) return [];
  const outcome = reportedWinners(contestVotes(contest));
  return outcome.ok ? choicePairs(outcome.value).map(({ winner, loser }) => [winner.id, loser.id]) : [];
}
