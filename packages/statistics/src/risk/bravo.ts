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
import { type RiskMeasure, riskByArithmetic, riskByStatistics } from './risk-measure.ts';

/**
 * What one round of a ballot-polling audit found. `size` counts draws, as often as a ballot was drawn; `votes` are
 * those of this round only; draws whose ballot could not be found are counted in `ballotsNotFound`.
 */
export type PollingRound = {
  readonly size: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly ballotsNotFound: number;
};

/**
 * All rounds so far, and what is needed to recognise a full count: how many different ballots were looked for, how many
 * of these were not found, and the votes on them with each ballot counted once (left out where no ballot came twice).
 */
export type PollingSample = {
  readonly rounds: readonly PollingRound[];
  readonly distinctBallots: number;
  readonly notFound: number;
  readonly distinctVotes?: ReadonlyMap<string, number>;
};

/** The measured risk of one claim "winner beat loser". */
export type PairRisk = { readonly winner: string; readonly loser: string; readonly pValue: number };

/** The measured risk of a contest, with that of each claim it rests on. */
export type PollingRisk = RiskMeasure & { readonly pairs: readonly PairRisk[] };

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
 * Example      60 : 40 reported; 70 of 100 sampled votes for the winner: T = 1.2^70 · 0.8^30 = 432.5, P = 0.00231.
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
  const checked = checkRounds(sample.rounds);
  if (!checked.ok) return checked;
  const sampled = sampledPairs(outcome, sample.rounds);

  if (sample.distinctBallots >= contest.ballots) {
    const votes = distinctVotes(sample);
    if (votes) return answer(fullCountRisk({ outcome, votes, notFound: sample.notFound }));
  }
  const pairs = sampled.map((pair) => ({ ...namesOf(pair), pValue: pairRisk(pair) }));
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

/** Refuses rounds whose counts contradict one another. */
export function checkRounds(rounds: readonly PollingRound[]): Answer<undefined> {
  for (const [index, { size, votes, ballotsNotFound }] of rounds.entries()) {
    const counts = [size, ballotsNotFound, ...votes.values()];
    if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
      return refuse('counts-contradict', `The counts of round ${index + 1} must be whole numbers, 0 or more.`);
    }
    const most = Math.max(0, ...votes.values());
    if (most + ballotsNotFound > size) {
      return refuse(
        'counts-contradict',
        `Round ${index + 1} drew ${size} ballots, but ${ballotsNotFound} not found and ${most} votes for one choice were recorded. Correct one of them.`,
      );
    }
  }
  return answer(undefined);
}

/** The votes with each ballot counted once, if they are known. */
function distinctVotes({
  rounds,
  distinctBallots,
  distinctVotes: known,
}: PollingSample): PollingRound['votes'] | undefined {
  if (known) return known;
  const drawn = rounds.reduce((sum, round) => sum + round.size, 0);
  if (drawn !== distinctBallots) return undefined;
  const votes = new Map<string, number>();
  for (const round of rounds) {
    for (const [id, count] of round.votes) votes.set(id, (votes.get(id) ?? 0) + count);
  }
  return votes;
}

/** With every ballot looked at, a pair holds if its hand count stays ahead after every lost ballot went to the loser. */
function fullCountRisk(at: {
  outcome: ReportedOutcome;
  votes: ReadonlyMap<string, number>;
  notFound: number;
}): PollingRisk {
  const pairs = choicePairs(at.outcome).map((pair) => {
    const margin = (at.votes.get(pair.winner.id) ?? 0) - (at.votes.get(pair.loser.id) ?? 0) - at.notFound;
    return { ...namesOf(pair), pValue: margin > 0 ? 0 : 1 };
  });
  const confirmed = pairs.every((pair) => pair.pValue === 0);
  return { ...(confirmed ? riskByArithmetic : { pValue: 1, stopped: 'no' as const }), pairs };
}

function namesOf({ winner, loser }: ChoicePair): { readonly winner: string; readonly loser: string } {
  return { winner: winner.id, loser: loser.id };
}
