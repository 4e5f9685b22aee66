import { type Answer, answer, refuse } from './answer.ts';
import {
  type ChoicePair,
  type ContestVotes,
  pairShare,
  type ReportedWinners,
  reportedWinners,
} from './contest-tally.ts';
import { checkPollingSample, type PollingSample } from './polling-sample.ts';
import type { CardUniverse } from './universe-of-contest.ts';

/** A ballot-polling audit of one contest: what was reported, what was found, and the risk limit as a fraction. */
export type PollingAudit = {
  readonly contest: ContestVotes;
  readonly sample: PollingSample;
  readonly riskLimit: number;
};

/**
 * The reported outcome that a polling audit tests, or why it can test nothing: counts that contradict one another, a
 * risk limit that is not a probability, no votes, no losers. Tied pairs are left to the method.
 */
export function outcomeToTest({ contest, sample, riskLimit }: PollingAudit): Answer<ReportedWinners> {
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  for (const checked of [checkPollingSample(contest, sample), checkRiskLimit(riskLimit)]) {
    if (!checked.ok) return checked;
  }
  if (read.value.totalVotes === 0) {
    return refuse('no-votes', 'nobody-voted');
  }
  if (read.value.losers.length === 0) {
    return refuse('no-losers', 'no-losers');
  }
  return read;
}

/** Refuses a risk limit that is not strictly between 0 and 1. */
export function checkRiskLimit(riskLimit: number): Answer<number> {
  if (riskLimit > 0 && riskLimit < 1) return answer(riskLimit);
  return refuse('risk-limit-out-of-range', 'risk-limit-not-inside', { found: riskLimit });
}

/** A loser without votes is tested as if it had this many, so that one stray vote for it does not rule the report out. */
const LEAST_LOSER_VOTES = 0.5;

/**
 * The report of a pair as the audit can see it: in votes, which need not be whole.
 *
 *   W′ = W (B − F) / B ,   L′ = L (B − F) / B + F
 *
 *   W, L   reported votes     B   cards that bear the contest     F   phantoms
 *
 * Of the cards that bear the contest F cannot be seen, and each of those, when drawn, counts for the loser. A likelihood
 * ratio needs an alternative that is fixed before the seed; any is valid, and this one ends soonest if the report is right.
 */
export type PairAsSeen = { readonly winner: number; readonly loser: number };

/** W′ and L′; undefined where W′ ≤ L′: more cards are missing than the margin can bear, so no sample can confirm it. */
export function pairAsSeen(
  { winner, loser }: ChoicePair,
  { bearing, phantoms }: Pick<CardUniverse, 'bearing' | 'phantoms'>,
): PairAsSeen | undefined {
  if (phantoms === 0) return winner.votes > loser.votes ? { winner: winner.votes, loser: loser.votes } : undefined;
  // Products of counts leave the whole numbers of a double, and whether the winner leads may not depend on rounding.
  const cards = BigInt(bearing);
  const seen = cards - BigInt(phantoms);
  const forWinner = BigInt(winner.votes) * seen;
  const forLoser = BigInt(loser.votes) * seen + BigInt(phantoms) * cards;
  if (forWinner <= forLoser) return undefined;
  return { winner: Number(forWinner) / bearing, loser: Number(forLoser) / bearing };
}

/**
 * p = W′ / (W′ + L′): the winner's share of the draws that count for the two, the alternative hypothesis of Minerva and
 * Providence. Undefined where the winner does not lead.
 */
export function testedShare(pair: ChoicePair, universe: CardUniverse): number | undefined {
  const seen = pairAsSeen(pair, universe);
  return seen && seen.winner / (seen.winner + Math.max(LEAST_LOSER_VOTES, seen.loser));
}

/**
 * σ of BRAVO: the same share without a floor under the loser's votes. Without phantoms it is formed as published risks
 * were; ½, which tests nothing, where the winner does not lead.
 */
export function bravoShare(pair: ChoicePair, at: { outcome: ReportedWinners; universe: CardUniverse }): number {
  const seen = pairAsSeen(pair, at.universe);
  if (!seen) return 0.5;
  return at.universe.phantoms === 0 ? pairShare(pair, at.outcome) : seen.winner / (seen.winner + seen.loser);
}
