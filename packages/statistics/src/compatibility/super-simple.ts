import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ChoicePair,
  type ContestTally,
  choicePairs,
  type ReportedOutcome,
  reportedOutcome,
} from '../contest-tally.ts';
import {
  type CardDiscrepancy,
  type CardVotes,
  type ComparedCards,
  comparisonRisk,
  type VoteMark,
} from '../risk/super-simple.ts';
import { additionalDraws, type ComparisonSample } from '../sample-size/super-simple-size.ts';
import type { PublishedRisk } from './macro.ts';

/**
 * Ballot-comparison risks as published audits of another system computed them; for the method see `risk/super-simple.ts`.
 *
 * Kept because published risks can only be repeated so. Unsound in three ways:
 *
 * - The pair that counts is the one with the greatest error in votes, first of equals, and its own margin is used: an error
 *   against a distant loser hides the same error against a close one.
 * - As many *draws* as there are cards pass for a full count, whatever they showed.
 * - A card whose CVR reports an overvote is no discrepancy as soon as two votes are found on it, whoever they are for.
 *
 * Also: the risk must fall *below* the limit here, and to exactly 0 only by a full count.
 */
export function superSimpleRiskCompatible(
  contest: ContestTally,
  cards: readonly ComparedCards[],
  riskLimit: number,
): Answer<PublishedRisk> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  const draws = cards.reduce((sum, card) => sum + card.count * card.timesDrawn, 0);
  if (draws >= contest.ballots) return answer({ pValue: 0, finished: true });
  if (outcome.dilutedMargin === 0) return answer({ pValue: 1, finished: false });
  const margin = outcome.dilutedMargin * contest.ballots;
  const steps = cards.map((card) => {
    const worst = worstDiscrepancyCompatible(outcome, card);
    const pairMargin = worst ? worst.pair.winner.votes - worst.pair.loser.votes : 1;
    const error = worst ? Math.max(0, worst.countedAs) * (margin / pairMargin) : 0;
    return { draws: card.count * card.timesDrawn, error };
  });
  const pValue = comparisonRisk(outcome.dilutedMargin, steps);
  return answer({ pValue, finished: pValue > 0 && pValue < riskLimit });
}

/** The greatest error in votes over the pairs, at the first pair that has it; undefined when that is 0. */
export function worstDiscrepancyCompatible(
  outcome: ReportedOutcome,
  card: Pick<ComparedCards, 'reported' | 'audited'>,
): CardDiscrepancy | undefined {
  let worst: CardDiscrepancy | undefined;
  for (const pair of choicePairs(outcome)) {
    const countedAs = pairOverstatementCompatible(card, pair);
    if (countedAs !== 0 && (!worst || countedAs > worst.countedAs)) worst = { pair, countedAs };
  }
  return worst;
}

/** Additional cards to draw. A contest without losers counts as having a margin of −1, which asks for all cards. */
export function superSimpleSampleSizeCompatible(
  contest: ContestTally,
  sample: ComparisonSample | undefined,
  riskLimit: number,
): Answer<number> {
  const read = reportedOutcome(contest);
  if (!read.ok) return read;
  if (riskLimit === 0) return answer(contest.ballots);
  if (read.value.totalVotes === 0) return refuse('no-votes', 'nobody-voted-no-margin');
  const { dilutedMargin } = read.value;
  return answer(additionalDraws({ cards: contest.ballots, phantoms: 0, dilutedMargin, sample, riskLimit }));
}

/** By how many votes a card's record overstates the margin of one pair, as published. */
export function pairOverstatementCompatible(
  { reported, audited }: Pick<ComparedCards, 'reported' | 'audited'>,
  pair: ChoicePair,
): number {
  const [winner, loser] = [pair.winner.id, pair.loser.id];
  if (reported === 'not-in-cvrs' || audited === 'not-found') return 2;
  const auditedMargin = voteFor(audited, winner) - voteFor(audited, loser);
  const marks = [...reported.values()];
  if (marks.includes('overvote')) return totalVotes(audited) > 1 ? 0 : -auditedMargin;
  if (marks.includes('undervote')) return totalVotes(audited) < 1 ? 0 : -auditedMargin;
  return voteFor(reported, winner) - voteFor(reported, loser) - auditedMargin;
}

function voteFor(votes: CardVotes, id: string): number {
  return asVote(votes.get(id));
}

function totalVotes(votes: CardVotes): number {
  let total = 0;
  for (const mark of votes.values()) total += asVote(mark);
  return total;
}

function asVote(mark: VoteMark | undefined): number {
  return mark === 1 ? 1 : 0;
}
