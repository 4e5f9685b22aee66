import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ChoicePair,
  type ContestVotes,
  choicePairs,
  type ReportedWinners,
  reportedWinners,
} from '../contest-tally.ts';
import { type Decimal, decimalFromDouble, divide, multiply, ONE, power, toDouble } from '../numeric/decimal28.ts';
import { bravoShare } from '../polling-audit.ts';
import {
  checkPollingSample,
  drawsAgainstWinners,
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
 *   σ_wl   the winner's reported share of the votes for the two, as it can be seen (`pairAsSeen`)
 *   n_w, n_l   votes for them in the sample so far; a draw of a phantom or of a card not found is a vote for the loser
 *
 * Hypothesis   the reported outcome is wrong: some loser has at least as many votes as some winner.
 * Source       Lindeman, Stark & Yates (2012), BRAVO: Ballot-polling Risk-limiting Audits to Verify Outcomes, EVT/WOTE,
 *              section 2, step 3.
 * Assumes      uniform draws with replacement from the universe of the contest; reported votes and universe fixed before the
 *              seed; no more unlisted cards bear the contest than there are phantoms. May be looked at after every draw.
 * Conservative a phantom, or a card that cannot be found, counts as a vote for every loser. Without phantoms a loser reported
 *              without a vote who gets one in the sample makes P = 1. A card with votes for both multiplies T by 4σ(1 − σ) ≤ 1.
 * Corrects     a full count is recognised by the listed cards looked for, never by votes, draws or the cards that bear the
 *              contest, and then arithmetic on each card's votes decides (`fullCountRisk`).
 * Numerics     28-digit decimals; ratios are formed in doubles first, as published risks were.
 * Example      60 : 40 reported; 70 of 100 sampled votes for the winner: T = 1.2^70 · 0.8^30 = 431.9, P = 0.0023153.
 */
export function bravoRisk(contest: ContestVotes, sample: PollingSample, riskLimit: number): Answer<PollingRisk> {
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  if (outcome.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  const checked = checkPollingSample(contest, sample);
  if (!checked.ok) return checked;
  const fullCount = fullCountRisk(outcome, sample);
  if (fullCount) return answer(fullCount);
  const pairs = sampledPairs(outcome, sample).map((pair) => ({
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

/** T and its counts for every pair of a contest. */
export function sampledPairs(outcome: ReportedWinners, { universe, rounds }: PollingSample): readonly SampledPair[] {
  return choicePairs(outcome).map((pair) => sampledPair(pair, bravoShare(pair, { outcome, universe }), rounds));
}

/** T and its counts for a pair that is tested with the share σ. Phantoms and cards not found are added to the loser. */
export function sampledPair(pair: ChoicePair, share: number, rounds: readonly PollingRound[]): SampledPair {
  let winnerVotes = 0;
  let loserVotes = 0;
  for (const round of rounds) {
    winnerVotes += round.votes.get(pair.winner.id) ?? 0;
    loserVotes += (round.votes.get(pair.loser.id) ?? 0) + drawsAgainstWinners(round);
  }
  const forWinner = power(decimalFromDouble(share / 0.5), winnerVotes);
  const forLoser = power(decimalFromDouble((1 - share) / 0.5), loserVotes);
  return { ...pair, share, winnerVotes, loserVotes, likelihoodRatio: multiply(forWinner, forLoser) };
}

/** min(1, 1/T); 1 when T is 0. */
export function pairRisk({ likelihoodRatio }: SampledPair): number {
  if (likelihoodRatio.coefficient === 0n) return 1;
  return Math.min(1, toDouble(divide(ONE, likelihoodRatio)));
}
