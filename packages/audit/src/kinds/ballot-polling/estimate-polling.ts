import { averageBravoDraws, nothingDrawn, universeOfOneNumber } from '@plumbline/statistics';
import { estimateBy, type WorkAsked, type WorkEstimate } from '../work-estimate.ts';

/** The ballots that ballot polling looks at on average, if the report is right: BRAVO's average sample number. */
export function estimatePolling(asked: WorkAsked): WorkEstimate {
  const { contest, riskLimit } = asked;
  const sample = nothingDrawn(universeOfOneNumber(contest.ballots));
  return estimateBy(asked, () => averageBravoDraws({ contest, sample, riskLimit }));
}
