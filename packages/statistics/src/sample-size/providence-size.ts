import { type Answer, answer, refuse } from '../answer.ts';
import { type ChoicePair, type ContestVotes, choicePairs } from '../contest-tally.ts';
import { scaledUp } from '../numeric/fraction.ts';
import { outcomeToTest } from '../polling-audit.ts';
import { listedNotLookedAt, type PollingSample, pairSamples } from '../polling-sample.ts';
import { providenceHypotheses, providencePairRisk } from '../risk/providence.ts';
import { providencePower } from '../risk/providence-pair.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { offeredChances, type SampleSizeOption } from './size-option.ts';
import { decades, smallestSizeWithPower } from './smallest-size-with-power.ts';

/**
 * How many more ballots to draw in a Providence audit, so that the round ends it with a chance of 70, 80 or 90 %.
 *
 *   size = max over pairs of ⌈ n · N / (W + L) ⌉ ,   n the least with P₁(K ≥ κ(n)) ≥ chance
 *
 *   κ(n)   fewest winner votes among n new relevant ballots at which the pair passes, given the sample so far
 *   N      ballots of the contest      W, L   reported votes of the pair
 *
 * Source     Broadrick et al., PROVIDENCE, arXiv:2210.08717 (choosing a round for a chance of stopping); the search is
 *            ours.
 * Assumes    the reported votes are right; each pair taken by itself, so that with several pairs the chance is that of
 *            the slowest.
 * Corrects   sizes are additional, count on what was found, follow only the pairs that have not passed, mean relevant
 *            ballots throughout, and have no bound but the contest: beyond it, and for a tied pair, all ballots.
 * Example    60,000 : 40,000 of 100,000 ballots, α = 10 %: 173 ballots for 90 %.
 */
export function providenceSampleSizes(
  contest: ContestVotes,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly SampleSizeOption[]> {
  const outcome = outcomeToTest({ contest, sample, riskLimit });
  if (!outcome.ok) return outcome;
  const open = choicePairs(outcome.value).filter((pair) => providencePairRisk(pair, sample) > riskLimit);
  if (open.length === 0) {
    return refuse('audit-already-complete', 'The sample already meets the risk limit, so no more ballots are needed.');
  }
  const unseen = listedNotLookedAt(sample);
  if (unseen <= 0) {
    return refuse('audit-already-complete', 'Every ballot of this contest has been looked at. None is left to draw.');
  }
  const options = open.some((pair) => !providenceHypotheses(pair, sample.universe))
    ? []
    : offeredChances.flatMap(({ key, chance }): readonly SampleSizeOption[] => {
        const sizes = open.map((pair) => ballotsForPair(pair, { sample, riskLimit, chance }));
        const size = Math.max(...sizes);
        return size < unseen ? [{ key, size, probability: chance }] : [];
      });
  if (options.length === offeredChances.length) return answer(options);
  return answer([...options, { key: 'all-ballots', size: cardsOfUniverse(sample.universe), probability: null }]);
}

type SizeQuestion = {
  readonly sample: PollingSample;
  readonly riskLimit: number;
  readonly chance: number;
};

/** Ballots to draw for one pair; infinite when no round within the contest has the chance. */
function ballotsForPair(pair: ChoicePair, { sample, riskLimit, chance }: SizeQuestion): number {
  const soFar = pairSamples(pair, sample.rounds).at(-1) ?? { winnerVotes: 0, relevant: 0 };
  const hypotheses = providenceHypotheses(pair, sample.universe);
  if (!hypotheses) return Infinity;
  const votes = pair.winner.votes + pair.loser.votes;
  const relevant = smallestSizeWithPower({
    power: (added) => providencePower({ hypotheses, riskLimit, soFar, added }),
    chance,
    most: votes,
    brackets: decades,
  });
  return relevant === undefined
    ? Infinity
    : scaledUp(relevant, { numerator: cardsOfUniverse(sample.universe), denominator: votes });
}
