import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ChoicePair,
  type ContestVotes,
  choicePairs,
  type ReportedWinners,
  reportedWinners,
} from '../contest-tally.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { isCount } from '../numeric/count.ts';
import { checkLookedAt, fullCountRisk, type LookedAt } from '../polling-sample.ts';
import { type CardUniverse, cardsNeeded, cardsOfUniverse } from '../universe-of-contest.ts';
import { type RiskMeasure, riskByStatistics } from './risk-measure.ts';

/** The error inflator γ of published comparison audits: the price paid in advance for a few overstatements. */
export const ERROR_INFLATOR = 1.03905;

/** A mark as a voting system reports it; some say of every choice that the contest was over- or undervoted. */
export type VoteMark = 0 | 1 | 'overvote' | 'undervote';

/** The marks of one card for one contest, by choice. Empty when the contest is not on the card. */
export type CardVotes = ReadonlyMap<string, VoteMark>;

/**
 * Cards that were drawn and compared. `count` different cards that agree in everything, each drawn `timesDrawn` times.
 * Draws that have not been looked at yet must not be left out.
 */
export type ComparedCards = {
  readonly count: number;
  readonly timesDrawn: number;
  readonly reported: CardVotes | 'not-in-cvrs';
  readonly audited: CardVotes | 'not-found';
};

/** What a comparison draws from: the cards its manifests list, and those that no manifest lists. */
export type DrawnFrom = Pick<CardUniverse, 'listed' | 'phantoms'>;

/**
 * All that a ballot-level comparison audit of one contest has seen: the listed cards that were drawn and compared, the
 * draws that fell on phantoms, and, if they are known, the different listed cards looked at in whatever samples.
 */
export type CardComparison = {
  readonly universe: DrawnFrom;
  readonly cards: readonly ComparedCards[];
  readonly phantomDraws: number;
  readonly lookedAt: LookedAt | undefined;
};

/** An error found on a card: by how many votes it overstated the margin of a pair (below 0: understated). */
export type CardDiscrepancy = { readonly pair: ChoicePair; readonly countedAs: number };

/**
 * Super-simple: the risk of a ballot-level comparison audit, by Kaplan–Markov.
 *
 *   P = Π over draws of (1 − 1/U) / (1 − e_b V / 2γ) ,   U = 2γ / μ ,   e_b = max(0, max over pairs of error / (t_w − t_l))
 *
 *   μ = V/N   diluted margin     V   smallest margin in votes     N   listed cards and phantoms     γ   error inflator, 1.03905
 *   e_b   the overstatement on card b relative to the margin of the pair it harms most
 *
 * With equal margins:  P = (1 − 1/U)^n · (1 − 1/2γ)^−o₁ · (1 − 1/γ)^−o₂ for o₁ one-vote and o₂ two-vote overstatements.
 *
 * Hypothesis   the reported outcome is wrong. P ≤ risk limit means the audit may stop.
 * Source       Stark (2010), Super-Simple Simultaneous Single-Ballot Risk-Limiting Audits, EVT/WOTE, section 3; Lindeman & Stark
 *              (2012), A Gentle Introduction to Risk-Limiting Audits, IEEE Security & Privacy 10(5).
 * Assumes      uniform draws with replacement from the N cards of the universe; CVRs and universe fixed before the seed, and
 *              the reported votes t the totals of the CVRs; no more cards that bear the contest are unlisted than there are
 *              phantoms.
 * Corrects     the pair harmed most is the one with the greatest *relative* error; errors are of valid votes, so an overvote is
 *              no vote for anybody; a full count is recognised by the listed cards looked for, and decided by arithmetic in
 *              which each lost card and each phantom may be the loser's (`fullCountRisk`).
 * Conservative a phantom, a card that cannot be found, or that has no CVR, counts as a two-vote overstatement of every pair (Bañuelos &
 *              Stark 2012), so that losing cards never helps a wrong outcome. Understatements earn nothing.
 * Numerics     summed as logarithms (log1p) and exponentiated once; never above 1.
 * Example      μ = 0.02, no errors: P first falls to 10 % at n = 239. With ann 4,000, ben 3,800 and cas 1,000 votes, a card for
 *              ann that is really for cas costs 1/(1 − 1/2γ), as one of ben's 200, not 1/(1 − 2·(200/3000)/2γ).
 */
export function superSimpleRisk(
  contest: ContestVotes,
  comparison: CardComparison,
  riskLimit: number,
): Answer<RiskMeasure> {
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  const outcome = read.value;
  const { smallestMargin } = outcome;
  if (smallestMargin === undefined) {
    return refuse('no-losers', 'no-losers');
  }
  const checked = checkComparison(contest, comparison);
  if (!checked.ok) return checked;
  const fullCount = fullCountRisk(outcome, comparison);
  if (fullCount) return answer({ pValue: fullCount.pValue, stopped: fullCount.stopped });
  if (smallestMargin === 0) return answer({ pValue: 1, stopped: 'no' });

  // A phantom takes two votes from every pair, and most from the margin that is smallest.
  const phantoms = { draws: comparison.phantomDraws, error: 2 };
  const compared = comparison.cards.map((card) => {
    const worst = worstDiscrepancy({ contest, outcome, card });
    const error = worst ? Math.max(0, worst.countedAs) * (smallestMargin / marginOf(worst.pair)) : 0;
    return { draws: card.count * card.timesDrawn, error };
  });
  const dilutedMargin = smallestMargin / cardsOfUniverse(comparison.universe);
  return answer(riskByStatistics(comparisonRisk(dilutedMargin, [...compared, phantoms]), riskLimit));
}

function checkComparison(contest: ContestVotes, comparison: CardComparison): Answer<true> {
  const { universe, cards, phantomDraws, lookedAt } = comparison;
  const possible = checkDrawnFrom(universe, cardsNeeded(contest));
  if (!possible.ok) return possible;
  if (!isCount(phantomDraws) || cards.some(({ count, timesDrawn }) => !isCount(count) || !isCount(timesDrawn))) {
    return refuse('counts-contradict', 'draw-counts-not-whole');
  }
  const different = cards.reduce((sum, card) => sum + card.count, 0);
  if (different > universe.listed) {
    return refuse('counts-contradict', 'compared-above-listed', { compared: different, listed: universe.listed });
  }
  if (phantomDraws > 0 && universe.phantoms === 0) {
    return refuse('counts-contradict', 'unlisted-drawn-of-none', { draws: phantomDraws });
  }
  return lookedAt ? checkLookedAt(contest, universe, lookedAt) : answer(true);
}

/** Refuses cards to draw from that are none, or that are fewer than the contest needs. */
export function checkDrawnFrom(universe: DrawnFrom, needed: number): Answer<DrawnFrom> {
  const cards = cardsOfUniverse(universe);
  if (!isCount(universe.listed) || !isCount(universe.phantoms) || cards < 1) {
    return refuse('counts-contradict', 'nothing-to-draw-from');
  }
  if (cards >= needed) return answer(universe);
  return refuse('counts-contradict', 'cards-below-votes', {
    needed,
    listed: universe.listed,
    phantoms: universe.phantoms,
  });
}

/** The different cards looked at where all that were looked at were compared: how many, those not found, their votes. */
export function cardsLookedAt(cards: readonly ComparedCards[], votesAllowed: number): LookedAt {
  const looked = { cards: 0, notFound: 0, votes: new Map<string, number>() };
  for (const { audited, count } of cards) {
    looked.cards += count;
    if (audited === 'not-found') {
      looked.notFound += count;
      continue;
    }
    for (const [id, vote] of validVotes(audited, votesAllowed)) {
      looked.votes.set(id, (looked.votes.get(id) ?? 0) + vote * count);
    }
  }
  return looked;
}

/** Draws that agree in their error, in votes of the smallest margin. */
export type ComparisonStep = { readonly draws: number; readonly error: number };

/** The product of `superSimpleRisk` for errors given in votes of the smallest margin. */
export function comparisonRisk(dilutedMargin: number, steps: readonly ComparisonStep[]): number {
  const perDraw = Math.log1p(-dilutedMargin / (2 * ERROR_INFLATOR));
  const logs = steps.map(({ draws, error }) => draws * (perDraw - Math.log1p(-error / (2 * ERROR_INFLATOR))));
  return Math.exp(Math.min(0, compensatedSum(logs)));
}

/**
 * The error of a card to show and to count: of the pairs it misstates, the one whose margin it overstates most, relative
 * to that margin; the first of equals. Undefined when every pair agrees.
 */
export function worstDiscrepancy(at: {
  readonly contest: Pick<ContestVotes, 'votesAllowed'>;
  readonly outcome: ReportedWinners;
  readonly card: Pick<ComparedCards, 'reported' | 'audited'>;
}): CardDiscrepancy | undefined {
  const { contest, outcome, card } = at;
  let worst: CardDiscrepancy | undefined;
  for (const pair of choicePairs(outcome)) {
    const countedAs = pairOverstatement({ pair, card, votesAllowed: contest.votesAllowed });
    if (countedAs !== 0 && (!worst || isWorse({ pair, countedAs }, worst))) worst = { pair, countedAs };
  }
  return worst;
}

/**
 * By how many votes a card's record overstates the margin of one pair, −2 to 2: in valid votes, and 2 where the card has no
 * record or was not found.
 */
export function pairOverstatement(at: {
  readonly pair: ChoicePair;
  readonly card: Pick<ComparedCards, 'reported' | 'audited'>;
  readonly votesAllowed: number;
}): number {
  const { pair, card, votesAllowed } = at;
  if (card.reported === 'not-in-cvrs' || card.audited === 'not-found') return 2;
  const reported = validVotes(card.reported, votesAllowed);
  const audited = validVotes(card.audited, votesAllowed);
  const margin = (votes: ReadonlyMap<string, number>) =>
    (votes.get(pair.winner.id) ?? 0) - (votes.get(pair.loser.id) ?? 0);
  return margin(reported) - margin(audited);
}

/** More marks than allowed are votes for nobody. */
function validVotes(marks: CardVotes, votesAllowed: number): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  let total = 0;
  for (const [id, mark] of marks) {
    if (mark === 'overvote') return new Map();
    const vote = mark === 1 ? 1 : 0;
    votes.set(id, vote);
    total += vote;
  }
  return total > votesAllowed ? new Map() : votes;
}

function isWorse(a: CardDiscrepancy, b: CardDiscrepancy): boolean {
  return a.countedAs * marginOf(b.pair) > b.countedAs * marginOf(a.pair);
}

function marginOf({ winner, loser }: ChoicePair): number {
  return winner.votes - loser.votes;
}
