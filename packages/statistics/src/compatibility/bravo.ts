import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ContestTally,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  reportedOutcome,
  shareOfBallots,
} from '../contest-tally.ts';
import type { PairRisk, PollingRound } from '../polling-sample.ts';
import { pairRisk, type SampledPair, sampledPair } from '../risk/bravo.ts';
import { averageAndQuantiles, isFullCountCheaper } from '../sample-size/bravo-size.ts';
import type { OfferedSize } from '../sample-size/offered-size.ts';

/**
 * BRAVO risks as published audits of another system computed them; for the method see `risk/bravo.ts`.
 *
 * Kept because published risks can only be repeated so. Unsound: once the *votes* in the sample are as many as the
 * contest has *ballots*, every risk is 0, whomever the votes are for. With two votes allowed, half of the ballots are
 * enough, and a ballot drawn twice counts twice.
 */
export function bravoRiskCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<{ readonly pValue: number; readonly finished: boolean; readonly pairs: readonly PairRisk[] }> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  const ids = contest.choices.map((choice) => choice.id);
  const votes = rounds
    .flatMap((round) => ids.map((id) => round.votes.get(id) ?? 0))
    .reduce((sum, count) => sum + count, 0);
  const isCountedAsFull = votes >= contest.ballots;
  const pairs =
    outcome.losers.length === 0
      ? outcome.winners.map((winner) => ({ winner: winner.id, loser: '', pValue: isCountedAsFull ? 0 : 1 }))
      : publishedPairs(outcome, rounds).map((pair) => ({
          winner: pair.winner.id,
          loser: pair.loser.id,
          pValue: isCountedAsFull ? 0 : pairRisk(pair),
        }));
  const pValue = Math.max(...pairs.map((pair) => pair.pValue));
  return answer({ pValue, finished: pValue <= riskLimit, pairs });
}

/**
 * BRAVO sample sizes as published audits offered them; for the method see `sample-size/bravo-size.ts`.
 *
 * Losers without votes are left out, so a landslide asks for one ballot whatever the risk limit, and sizes may exceed
 * the ballots there are.
 */
export function bravoSampleSizesCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  const fullCount: OfferedSize = { key: 'all-ballots', size: contest.ballots, probability: null };
  if (riskLimit === 0) return answer([fullCount]);
  if (rounds.length > 0 && rounds.reduce((sum, round) => sum + round.size, 0) >= contest.ballots) {
    return refuse('audit-already-complete', 'all-ballots-drawn');
  }
  if (outcome.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  if (outcome.totalVotes === 0) return refuse('no-votes', 'nobody-voted-no-shares');
  if (outcome.smallestMargin === 0) return answer([fullCount]);
  if (outcome.losers.every((loser) => loser.votes === 0)) return answer([{ key: 'asn', size: 1, probability: 1 }]);

  const pairs = publishedPairs(outcome, rounds).filter((pair) => shareOfBallots(pair.loser, contest) > 0);
  if (pairs.some((pair) => pair.likelihoodRatio.coefficient === 0n)) {
    return refuse('full-count-needed', 'sample-cannot-confirm');
  }
  const sizes = averageAndQuantiles({ contest, outcome, pairs, riskLimit });
  if (!sizes.ok) return sizes;
  return answer(isFullCountCheaper(contest, sizes.value) ? [fullCount] : sizes.value);
}

/** Every pair, tested with its share of the reported votes. */
function publishedPairs(outcome: ReportedOutcome, rounds: readonly PollingRound[]): readonly SampledPair[] {
  return choicePairs(outcome).map((pair) => sampledPair(pair, pairShare(pair, outcome), rounds));
}
