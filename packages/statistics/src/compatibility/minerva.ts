import { type Answer, answer, refuse } from '../answer.ts';
import { type ChoicePair, type ContestTally, choicePairs, reportedOutcome } from '../contest-tally.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { checkRiskLimit } from '../polling-audit.ts';
import type { PollingRound } from '../polling-sample.ts';
import { type MinervaHypotheses, measureMinervaPair, minervaFirstRoundPower } from '../risk/minerva-pair.ts';
import { type OfferedSize, offeredChances } from '../sample-size/offered-size.ts';
import type { PublishedRisk } from './macro.ts';
import { pairSamplesCompatible } from './pair-samples.ts';

/** Growth of the draws from round to round in the published system. */
const ROUND_GROWTH = 1.5;

/** What the published system answers where it cannot compute a size. */
const SIZE_OF_LAST_RESORT = 4;

/** Below this margin the published system approximates the size by the normal distribution. */
const APPROXIMATE_BELOW_MARGIN = 0.015;

/**
 * The Minerva risk as published audits of another system computed it; for the method see `risk/minerva.ts`.
 *
 * Kept because published risks can only be repeated so. A pair that passed in an earlier round no longer counts, so that
 * the figure can be smaller than the risk the audit took; a tied pair, a loser without votes, and a round after passing
 * are refused.
 */
export function minervaRiskCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<PublishedRisk> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const inRange = checkRiskLimit(riskLimit);
  if (!inRange.ok) return inRange;
  const pairs = choicePairs(read.value);
  if (pairs.length === 0) return refuse('no-losers', 'no-losers');
  if (!pairs.every(hasMargin)) {
    return refuse('method-does-not-apply', 'minerva-needs-margin');
  }
  const measures = pairs.map((pair) =>
    measureMinervaPair(hypothesesOf(pair, riskLimit), pairSamplesCompatible(pair, rounds)),
  );
  const remaining = measures.filter(({ passedInRound = Infinity }) => passedInRound >= rounds.length - 1);
  if (remaining.length === 0) {
    return refuse('audit-already-complete', 'limit-met-earlier');
  }
  const pValue = Math.min(1, Math.max(...remaining.map(({ risk }) => risk)));
  return answer({ pValue, finished: pValue <= riskLimit });
}

/**
 * Minerva sample sizes as published audits offered them; for the method see `sample-size/minerva-size.ts`.
 *
 * Later rounds ignore what was found: 1.5^r times the first round, r the number of the coming round. A tie asks for all
 * ballots, a loser without votes for four, whatever the risk limit, and a contest without losers for −1. Sizes may
 * exceed the ballots there are.
 */
export function minervaSampleSizesCompatible(
  contest: ContestTally,
  rounds: readonly PollingRound[],
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const inRange = checkRiskLimit(riskLimit);
  if (!inRange.ok) return inRange;
  const [first] = rounds;
  if (first) {
    const size = Math.trunc(first.size * ROUND_GROWTH ** (rounds.length + 1));
    return answer([{ key: '0.9', size, probability: 0.9 }]);
  }
  const pairs = choicePairs(read.value);
  return answer(
    offeredChances.map(({ key, chance }) => {
      const size = firstRoundSize(contest, pairs, { riskLimit, chance });
      return { key, size, probability: chance };
    }),
  );
}

type Goal = { readonly riskLimit: number; readonly chance: number };

function firstRoundSize(contest: ContestTally, pairs: readonly ChoicePair[], { riskLimit, chance }: Goal): number {
  if (pairs.length === 0) return -1;
  if (pairs.some(({ winner, loser }) => winner.votes === loser.votes)) return contest.ballots;
  if (!pairs.every(hasMargin)) return SIZE_OF_LAST_RESORT;
  const sizes = pairs.map((pair) => {
    const relevant = relevantSize(hypothesesOf(pair, riskLimit), chance);
    return Math.ceil((relevant * contest.ballots) / (pair.winner.votes + pair.loser.votes));
  });
  return Math.max(...sizes);
}

function relevantSize(hypotheses: MinervaHypotheses, chance: number): number {
  const { winnerShare: p, riskLimit } = hypotheses;
  if (2 * p - 1 < APPROXIMATE_BELOW_MARGIN) {
    const zChance = normalQuantile(1 - chance);
    const zRisk = normalQuantile(1 - riskLimit * chance);
    return Math.ceil(((zChance * Math.sqrt(p * (1 - p)) - zRisk / 2) / (p - 0.5)) ** 2);
  }
  // The power rises in a saw-tooth, so the published figure depends on exactly this search.
  let high = 10_000;
  while (minervaFirstRoundPower(hypotheses, high) < chance) high *= 2;
  let low = 1;
  while (high - low > 1) {
    const middle = Math.floor((high + low) / 2);
    if (minervaFirstRoundPower(hypotheses, middle) <= chance) low = middle;
    else high = middle;
  }
  return high;
}

function hasMargin({ winner, loser }: ChoicePair): boolean {
  return winner.votes > loser.votes && loser.votes > 0;
}

/** The share is formed from the margin, as published figures were. */
function hypothesesOf({ winner, loser }: ChoicePair, riskLimit: number): MinervaHypotheses {
  const margin = (winner.votes - loser.votes) / (winner.votes + loser.votes);
  return { winnerShare: (1 + margin) / 2, riskLimit };
}
