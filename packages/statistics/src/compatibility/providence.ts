import { type Answer, answer, refuse } from '../answer.ts';
import { type ChoicePair, type ContestTally, choicePairs, reportedOutcome } from '../contest-tally.ts';
import { binomialUpperTail } from '../numeric/binomial.ts';
import { firstAtMostZero } from '../numeric/first-at-most-zero.ts';
import { checkRiskLimit } from '../polling-audit.ts';
import { drawsMade, type PairSample, type PollingRound } from '../polling-sample.ts';
import {
  logNullOverReported,
  logProvidenceRatios,
  logTailRatio,
  type ProvidenceHypotheses,
} from '../risk/providence-pair.ts';
import { type OfferedSize, offeredChances } from '../sample-size/offered-size.ts';
import type { PublishedRisk } from './macro.ts';
import { pairSamplesCompatible } from './pair-samples.ts';

/** The published search gives up before this many ballots. */
const SIZE_MAX = 10 ** 7;

/**
 * The Providence risk as published audits of another system computed it; for the method see `risk/providence.ts`.
 *
 * Kept because published risks can only be repeated so. UNSOUND: pairs with equal votes are left out, so that a tied
 * contest is "finished" with risk 0 whatever the sample shows. The figure is the least over rounds of the largest over
 * the pairs that had not passed before, and rounds after passing are ignored. Contests with more votes than ballots are
 * refused, as are losers without votes.
 */
export function providenceRiskCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<PublishedRisk> {
  const pairs = publishedPairs(contest, rounds, riskLimit);
  if (!pairs.ok) return pairs;
  const { risk } = followRounds(pairs.value, rounds, riskLimit);
  const pValue = Math.min(1, risk);
  return answer({ pValue, finished: pValue <= riskLimit });
}

/**
 * Providence sample sizes as published audits offered them; for the method see `sample-size/providence-size.ts`.
 *
 * Sizes are cumulative, though they were drawn as additional ballots; later rounds take the ballots drawn for the votes
 * of the pair among them; pairs that passed still count; an audit that is over asks for what it had drawn. Below ten
 * million the search gives up.
 */
export function providenceSampleSizesCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  const pairs = publishedPairs(contest, rounds, riskLimit);
  if (!pairs.ok) return pairs;
  const { passedInRound } = followRounds(pairs.value, rounds, riskLimit);
  const options: OfferedSize[] = [];
  for (const { key, chance } of offeredChances) {
    let size = passedInRound === undefined ? 0 : drawsMade(rounds.slice(0, passedInRound + 1));
    for (const pair of passedInRound === undefined ? pairs.value : []) {
      const relevant = cumulativeSize(pair, { rounds, riskLimit, chance });
      if (relevant === undefined) {
        return refuse('no-answer-found', 'published-search-ended');
      }
      size = Math.max(size, Math.ceil((relevant * contest.ballots) / (pair.winner.votes + pair.loser.votes)));
    }
    options.push({ key, size, probability: chance });
  }
  return answer(options);
}

function publishedPairs(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<readonly ChoicePair[]> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const inRange = checkRiskLimit(riskLimit);
  if (!inRange.ok) return inRange;
  if (read.value.totalVotes > contest.ballots) {
    return refuse('method-does-not-apply', 'providence-more-votes');
  }
  if (rounds.some((round) => round.size === 0)) {
    return refuse('counts-contradict', 'providence-empty-round');
  }
  const pairs = choicePairs(read.value).filter(({ winner, loser }) => winner.votes > loser.votes);
  if (pairs.some(({ loser }) => loser.votes === 0)) {
    return refuse('method-does-not-apply', 'providence-loser-without-votes');
  }
  return answer(pairs);
}

type Progress = { readonly risk: number; readonly passedInRound: number | undefined };

/** The published risk after the last round, and the round in which all pairs had passed. */
function followRounds(pairs: readonly ChoicePair[], rounds: readonly PollingRound[], riskLimit: number): Progress {
  const logRiskLimit = Math.log(riskLimit);
  let open = pairs.map((pair) =>
    logProvidenceRatios({ ...sharesOf(pair), nullShare: 0.5 }, pairSamplesCompatible(pair, rounds)),
  );
  let risk = rounds.length === 0 ? 1 : Infinity;
  for (const index of rounds.keys()) {
    const values = open.map((ratios) => Math.exp(ratios[index]));
    risk = Math.min(risk, Math.max(0, ...values));
    open = open.filter((ratios) => ratios[index] >= logRiskLimit);
    if (open.length === 0) return { risk, passedInRound: index };
  }
  return { risk, passedInRound: undefined };
}

type Goal = { readonly rounds: readonly PollingRound[]; readonly riskLimit: number; readonly chance: number };

/** The published search for a cumulative number of relevant ballots. */
function cumulativeSize(pair: ChoicePair, { rounds, riskLimit, chance }: Goal): number | undefined {
  const soFar = pairSamplesCompatible(pair, rounds).at(-1) ?? { winnerVotes: 0, relevant: 0 };
  const drawn = drawsMade(rounds);
  const hypotheses = sharesOf(pair);
  const suffices = (size: number) => publishedPower({ hypotheses, riskLimit, soFar, drawn, size }) >= chance;
  const next = soFar.relevant + 1;
  if (suffices(next)) return next;
  let high = 10;
  while (rounds.length > 0 && high <= next) high *= 10;
  let low = rounds.length > 0 ? next : 1;
  for (; high < SIZE_MAX; high *= 10) {
    const found = publishedBisection(low, high, suffices);
    if (found !== undefined) return found;
    low = high;
  }
  return undefined;
}

/** The power rises in a saw-tooth, so the published figure depends on exactly this search. */
function publishedBisection(from: number, to: number, suffices: (size: number) => boolean): number | undefined {
  let left = from;
  let right = to;
  while (right - left > 1) {
    const middle = Math.floor((left + right) / 2);
    if (suffices(middle)) right = middle;
    else left = middle;
  }
  const middle = Math.floor((left + right) / 2);
  if (suffices(middle)) return middle;
  return suffices(middle + 1) ? middle + 1 : undefined;
}

type PublishedRound = {
  readonly hypotheses: ProvidenceHypotheses;
  readonly riskLimit: number;
  readonly soFar: PairSample;
  /** All ballots drawn, relevant or not. */
  readonly drawn: number;
  readonly size: number;
};

function publishedPower({ hypotheses, riskLimit, soFar, drawn, size }: PublishedRound): number {
  // Here relevant ballots (size) and all ballots (drawn) are mixed, as published.
  const added = size - drawn;
  if (added < 0) return 0;
  const { winnerShare } = hypotheses;
  const length = soFar.winnerVotes + added + 1;
  const perWinnerVote = Math.log(winnerShare / (1 - winnerShare));
  const bound = Math.ceil((-size * Math.log(2 * (1 - winnerShare)) - Math.log(riskLimit)) / perWinnerVote);
  const range = { from: Math.floor(length / 2), to: Math.min(length, bound) };
  const prior = logNullOverReported(hypotheses, soFar) - Math.log(riskLimit);
  const kMin = firstAtMostZero(range, (k) => prior + logTailRatio(hypotheses, added, k - soFar.winnerVotes));
  if (kMin === undefined) return 0;
  return binomialUpperTail({ trials: added, probability: winnerShare }, kMin - soFar.winnerVotes);
}

/** For sizes the published null share is that of whole votes: just below ½ where the pair's votes are odd. */
function sharesOf({ winner, loser }: ChoicePair): ProvidenceHypotheses {
  const votes = winner.votes + loser.votes;
  return { winnerShare: winner.votes / votes, nullShare: Math.floor(votes / 2) / votes };
}
