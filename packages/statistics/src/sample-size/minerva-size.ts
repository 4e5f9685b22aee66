import { type Answer, answer, refuse } from '../answer.ts';
import { type ChoicePair, type ContestVotes, choicePairs } from '../contest-tally.ts';
import { scaledUp } from '../numeric/fraction.ts';
import { outcomeToTest, type PollingAudit, testedShare } from '../polling-audit.ts';
import { listedNotLookedAt, type PollingSample, pairSamples } from '../polling-sample.ts';
import { minervaPairMeasure } from '../risk/minerva.ts';
import { minervaFirstRoundPower, minervaNextRoundPower } from '../risk/minerva-pair.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { offeredChances, type SampleSizeOption } from './size-option.ts';
import { doublingFromTenThousand, smallestSizeWithPower } from './smallest-size-with-power.ts';

/** Each round draws this many times what the round before drew. */
const ROUND_GROWTH = 1.5;

/**
 * How many more ballots to draw in a Minerva audit.
 *
 *   first round   max over pairs of ⌈ n · N / (W + L) ⌉ ,   n the least with P₁(K ≥ κ(n)) ≥ chance (70, 80, 90 %)
 *   round r       the schedule: ⌈ first round · 1.5^(r−1) ⌉
 *
 *   κ(n)   fewest winner votes among n relevant ballots at which the pair passes
 *   N      ballots of the contest      W, L   reported votes of the pair
 *
 * Later sizes do not follow the data, because Minerva limits the risk only while they do not; what follows the data is
 * their probability: the chance that the round ends the audit, given what was found, for the slowest pair.
 *
 * Source     Zagórski et al., Minerva, arXiv:2008.02315 (stopping probabilities); the schedule is a choice, and any
 *            that is fixed in advance would do.
 * Assumes    the reported votes are right; each pair taken by itself.
 * Corrects   sizes are additional; none exceeds the contest, which asks for all ballots instead, as a tied pair does.
 * Example    60,000 : 40,000 of 100,000 ballots, α = 10 %: 179 ballots for 90 %.
 */
export function minervaSampleSizes(
  contest: ContestVotes,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly SampleSizeOption[]> {
  const audit = { contest, sample, riskLimit };
  const outcome = outcomeToTest(audit);
  if (!outcome.ok) return outcome;
  const open = choicePairs(outcome.value).filter(
    (pair) => minervaPairMeasure(pair, sample, riskLimit).passedInRound === undefined,
  );
  if (open.length === 0) {
    return refuse('audit-already-complete', 'The sample already meets the risk limit, so no more ballots are needed.');
  }
  const unseen = listedNotLookedAt(sample);
  if (unseen <= 0) {
    return refuse('audit-already-complete', 'Every ballot of this contest has been looked at. None is left to draw.');
  }
  const fullCount: SampleSizeOption = { key: 'all-ballots', size: cardsOfUniverse(sample.universe), probability: null };
  if (open.some((pair) => testedShare(pair, sample.universe) === undefined)) return answer([fullCount]);
  const options = sample.rounds.length === 0 ? firstRound(audit, open) : [scheduledRound(audit, open)];
  const drawn = options.filter(({ size }) => size < unseen);
  return answer(drawn.length === options.length ? drawn : [...drawn, fullCount]);
}

function firstRound(audit: PollingAudit, pairs: readonly ChoicePair[]): readonly SampleSizeOption[] {
  return offeredChances.map(({ key, chance }) => {
    const sizes = pairs.map((pair) => firstRoundBallots(audit, pair, chance));
    return { key, size: Math.max(...sizes), probability: chance };
  });
}

/** Ballots to draw first for one pair; infinite when no round within the contest has the chance. */
function firstRoundBallots({ sample, riskLimit }: PollingAudit, pair: ChoicePair, chance: number): number {
  const winnerShare = testedShare(pair, sample.universe) ?? 0.5;
  const hypotheses = { winnerShare, riskLimit };
  const votes = pair.winner.votes + pair.loser.votes;
  const relevant = smallestSizeWithPower({
    power: (size) => minervaFirstRoundPower(hypotheses, size),
    chance,
    most: votes,
    brackets: doublingFromTenThousand,
  });
  return relevant === undefined
    ? Infinity
    : scaledUp(relevant, { numerator: cardsOfUniverse(sample.universe), denominator: votes });
}

function scheduledRound({ sample, riskLimit }: PollingAudit, pairs: readonly ChoicePair[]): SampleSizeOption {
  const first = sample.rounds[0]?.size ?? 0;
  const size = Math.max(1, Math.ceil(first * ROUND_GROWTH ** sample.rounds.length));
  const chances = pairs.map((pair) => {
    const samples = pairSamples(pair, sample.rounds);
    const soFar = samples.at(-1)?.relevant ?? 0;
    const added = Math.round((size * (pair.winner.votes + pair.loser.votes)) / cardsOfUniverse(sample.universe));
    return minervaNextRoundPower(
      { winnerShare: testedShare(pair, sample.universe) ?? 0.5, riskLimit },
      samples,
      soFar + added,
    );
  });
  return { key: 'schedule', size, probability: Math.min(...chances) };
}
