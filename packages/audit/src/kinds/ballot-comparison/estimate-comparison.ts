import { superSimpleSampleSize, universeOfOneNumber } from '@plumbline/statistics';
import { estimateBy, type WorkAsked, type WorkEstimate } from '../work-estimate.ts';

/** The ballots that a ballot comparison looks at, if errors come as seldom as they customarily do. */
export function estimateComparison(asked: WorkAsked): WorkEstimate {
  const { contest, riskLimit } = asked;
  const universe = universeOfOneNumber(contest.ballots);
  return estimateBy(asked, () => superSimpleSampleSize({ contest, universe, sample: undefined, riskLimit }));
}
