import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ChoicePair,
  type ContestTally,
  checkVotesFitBallots,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  reportedOutcome,
} from '../contest-tally.ts';
import { type Decimal, decimalFromDouble, divide, multiply, ONE, power, toDouble } from '../numeric/decimal28.ts';
import {
  checkPollingSample,
  fullCountRisk,
  type PollingRisk,
  type PollingRound,
  type PollingSample,
} from '../polling-sample.ts';
import { riskByStatistics, riskOfChance } from './risk-measure.ts';

/**
 * BRAVO: the risk of a ballot-polling audit, by Wald's sequential test for every winner and loser.
 *
 *   T_wl = (σ_wl / ½)^{n_w} · ((1 − σ_wl) / ½)^{n_l} ,   P = max over pairs of min(1, 1 / T_wl)
 *
 *   σ_wl   the winner's reported share of the votes for the two        n_w, n_l   votes for them in the sample so far
 *
 * Hypothesis   the reported outcome is wrong: some loser has at least as many votes as some winner.
 * Source       Lindeman, Stark & Yates (2012), BRAVO: Ballot-polling Risk-limiting Audits to Verify Outcomes, EVT/WOTE,
 *              section 2, step 3.
 * Assumes      uniform draws with replacement from all ballots of the contest; reported votes fixed before the seed. May be
 *              looked at after every ballot.
 * Conservative a ballot that cannot be found counts as a vote for every loser. A loser reported without a vote who gets one
 *              in the sample makes P = 1.
 * Corrects     a full count is recognised by the different ballots looked at, never by votes or draws, and then arithmetic
 *              on each ballot's votes decides: with two votes allowed, half of the ballots hold as many votes as there are
 *              ballots.
 * Numerics     28-digit decimals; ratios are formed in doubles first, as published risks were.
 * Example      60 : 40 reported; 70 of 100 sampled votes for the winner: T = 1.2^70 · 0.8^30 = 431.9, P = 0.0023153.
 */
export function bravoRisk(contest: ContestTally, sample: PollingSample, riskLimit: number): Answer<PollingRisk> {
  const fits = checkVotesFitBallots(contest);
  if (!fits.ok) return fits;
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  if (outcome.losers.length === 0) {
    return refuse('no-losers', 'Every choice of the contest wins, so there is no outcome to test.');
  }
  const checked = checkPollingSample(contest, sample);
  if (!checked.ok) return checked;
  const sampled = sampledPairs(outcome, sample.rounds);

  const fullCount = fullCountRisk(contest, outcome, sample);
  if (fullCount) return answer(fullCount);
  const pairs = sampled.map((pair) => ({
    winner: pair.winner.id,
    loser: pair.loser.id,
    pValue: riskOfChance(pairRisk(pair)),
  }));
  const pValue = Math.max(...pairs.map((pair) => pair.pValue));
  return answer({ ...riskByStatistics(pValue, riskLimit), pairs });
}

/** A pair with the votes that the sample holds for it, and with T as a decimal. */
export type SampledPair = ChoicePair & {
  readonly share: number;
  readonly winnerVotes: number;
  readonly loserVotes: number;
  readonly likelihoodRatio: Decimal;
};

/** T and its counts for every pair. Ballots not found are added to the loser. */
export function sampledPairs(outcome: ReportedOutcome, rounds: readonly PollingRound[]): readonly SampledPair[] {
  return choicePairs(outcome).map((pair) => {
    let winnerVotes = 0;
    let loserVotes = 0;
    for (const { votes, ballotsNotFound } of rounds) {
      winnerVotes += votes.get(pair.winner.id) ?? 0;
      loserVotes += (votes.get(pair.loser.id) ?? 0) + ballotsNotFound;
    }
    const share = pairShare(pair, outcome);
    const forWinner = power(decimalFromDouble(share / 0.5), winnerVotes);
    const forLoser = power(decimalFromDouble((1 - share) / 0.5), loserVotes);
    return { ...pair, share, winnerVotes, loserVotes, likelihoodRatio: multiply(forWinner, forLoser) };
  });
}

/** min(1, 1/T); 1 when T is 0. */
export function pairRisk({ likelihoodRatio }: SampledPair): number {
  if (likelihoodRatio.coefficient === 0n) return 1;
  return Math.min(1, toDouble(divide(ONE, likelihoodRatio)));
}
