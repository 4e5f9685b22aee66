import type { Contest } from '@plumbline/election';
import { reportedWinners } from '@plumbline/statistics';
import { contestVotes } from './audit-inputs.ts';
import { isRanked } from './contest-assertions.ts';

/**
 * Who was reported to have won, most votes first; nobody where the last who won and the first who lost are level, and nobody of a ranked
 * contest of which it was not said.
 */
export function reportedWinnerNames(contest: Contest): readonly string[] {
  if (isRanked(contest)) return contest.reportedWinner === undefined ? [] : [contest.reportedWinner];
  const outcome = reportedWinners(contestVotes(contest));
  if (!outcome.ok || outcome.value.smallestMargin === 0) return [];
  return outcome.value.winners.map(({ id }) => id);
}
