import type { Contest } from '@plumbline/election';
import { type CardUniverse, handTallyOutcome, type LookedAt } from '@plumbline/statistics';
import { contestVotes } from '../state/audit-inputs.ts';
import type { HandTally } from '../state/audit-state.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { settledByName } from './settled-by-name.ts';

/** Where somebody has looked for every listed card of the contest, the count is an outcome of its own. */
export function completeTally(
  contest: Contest,
  universe: Pick<CardUniverse, 'listed' | 'phantoms'>,
  lookedAt: LookedAt | undefined,
): HandTally | null {
  // Votes do not add up to an instant runoff.
  if (isRanked(contest)) return null;
  if (lookedAt === undefined || lookedAt.cards < universe.listed) return null;
  const outcome = handTallyOutcome({
    contest: { ...contestVotes(contest), ballots: universe.listed + universe.phantoms },
    counted: contest.choices.map(({ name }) => lookedAt.votes.get(name) ?? 0),
    unitsTotal: universe.listed,
    unitsCounted: universe.listed,
    unseenCards: lookedAt.notFound + universe.phantoms,
  });
  if (!outcome.ok || !outcome.value.complete) return null;
  const { winners, tied, agrees, settled } = outcome.value;
  return settledByName(contest, { winners, tied, agrees, settled });
}
