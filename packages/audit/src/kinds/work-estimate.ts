import { type Answer, answer, type ContestTally, refuse, reportedWinners } from '@plumbline/statistics';

/** A contest before anything is drawn, and the limit its audit is to meet. */
export type WorkAsked = { readonly contest: ContestTally; readonly riskLimit: number };

/** How many draws an audit of one type is likely to take; `all` where every ballot has to be looked at. */
export type WorkEstimate = Answer<number | 'all'>;

/** What no sample can show: a limit of nothing, a tie, and who won where nobody voted. */
function asksForAll({ contest, riskLimit }: WorkAsked): Answer<boolean> {
  const read = reportedWinners(contest);
  if (!read.ok) return read.error.code === 'no-votes' ? answer(true) : read;
  const { smallestMargin } = read.value;
  if (smallestMargin === undefined) return refuse('no-losers', 'no-losers');
  return answer(riskLimit === 0 || smallestMargin === 0);
}

/** The estimate that `draws` gives, where a sample may do; as many draws as there are ballots are all of them. */
export function estimateBy(asked: WorkAsked, draws: () => Answer<number | undefined>): WorkEstimate {
  const all = asksForAll(asked);
  if (!all.ok) return all;
  if (all.value) return answer('all');
  const found = draws();
  if (!found.ok) return found;
  return answer(found.value === undefined || found.value >= asked.contest.ballots ? 'all' : found.value);
}

/** A size of one round, and the chance from 0 to 1 that it is enough if the report is right. */
export type LikelySize = { readonly size: number; readonly chance: number };
