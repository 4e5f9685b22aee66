import type { Contest } from '@plumbline/election';
import { reportedWinners } from '@plumbline/statistics';
import { contestVotes } from './audit-inputs.ts';

/** Who was reported to have won, most votes first; nobody where the last who won and the first who lost are level. */
export function reportedWinnerNames(contest: Contest): readonly string[] {
  const outcome = reportedWinners(contestVotes(contest));
  if (!outcome.ok || outcome.value.smallestMargin === 0) return [];
  return outcome.value.winners.map(({ id }) => id);
}
