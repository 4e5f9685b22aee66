import { type Answer, answer, refuse } from './answer.ts';
import {
  type ChoicePair,
  type ContestTally,
  checkVotesFitBallots,
  type ReportedOutcome,
  reportedOutcome,
} from './contest-tally.ts';
import { checkPollingSample, type PollingSample } from './polling-sample.ts';

/** A ballot-polling audit of one contest: what was reported, what was found, and the risk limit as a fraction. */
export type PollingAudit = {
  readonly contest: ContestTally;
  readonly sample: PollingSample;
  readonly riskLimit: number;
};

/**
 * The reported outcome that a polling audit tests, or why it can test nothing: counts that contradict one another, a
 * risk limit that is not a probability, no votes, no losers. Tied pairs are left to the method.
 */
export function outcomeToTest({ contest, sample, riskLimit }: PollingAudit): Answer<ReportedOutcome> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  for (const checked of [
    checkVotesFitBallots(contest),
    checkPollingSample(contest, sample),
    checkRiskLimit(riskLimit),
  ]) {
    if (!checked.ok) return checked;
  }
  if (read.value.totalVotes === 0) {
    return refuse('no-votes', 'Nobody voted in this contest, so there is no outcome to test.');
  }
  if (read.value.losers.length === 0) {
    return refuse('no-losers', 'Every choice of the contest wins, so there is no outcome to test.');
  }
  return read;
}

/** Refuses a risk limit that is not strictly between 0 and 1. */
export function checkRiskLimit(riskLimit: number): Answer<number> {
  if (riskLimit > 0 && riskLimit < 1) return answer(riskLimit);
  return refuse('risk-limit-out-of-range', `The risk limit must be above 0 and below 1. Found ${riskLimit}.`);
}

/** A loser without votes is tested as if it had this many, so that one stray vote for it does not rule the report out. */
const LEAST_LOSER_VOTES = 0.5;

/** p = W / (W + L): the winner's share of the votes for the two, the alternative hypothesis of Minerva and Providence. */
export function testedShare({ winner, loser }: ChoicePair): number {
  return winner.votes / (winner.votes + Math.max(LEAST_LOSER_VOTES, loser.votes));
}

/** Whether the two have equal reported votes, so that no sample can tell the winner from the loser. */
export function isTied({ winner, loser }: ChoicePair): boolean {
  return winner.votes === loser.votes;
}
