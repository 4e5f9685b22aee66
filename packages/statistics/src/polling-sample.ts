import { type Answer, answer, refuse } from './answer.ts';
import { type ChoicePair, type ContestVotes, choicePairs, type ReportedWinners } from './contest-tally.ts';
import { isCount } from './numeric/count.ts';
import { type RiskMeasure, riskByArithmetic } from './risk/risk-measure.ts';
import { type CardUniverse, checkUniverse } from './universe-of-contest.ts';

/** So many draws of cards that hold a vote for both choices, as they may where several votes are allowed. */
export type CardsForBoth = { readonly choices: readonly [string, string]; readonly draws: number };

/**
 * What one round of a ballot-polling audit found. All are counts of draws, as often as a card was drawn.
 *
 *   size           all draws of the round, those of phantoms included
 *   votes          votes of this round only; a choice that is absent has none
 *   cardsForBoth   draws of cards with votes for two choices, for the pairs of a winner and a loser where there are any;
 *                  empty where one vote is allowed
 *   notFound       draws of listed cards that could not be found
 *   phantoms       draws of cards that no manifest lists
 */
export type PollingRound = {
  readonly size: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly cardsForBoth: readonly CardsForBoth[];
  readonly notFound: number;
  readonly phantoms: number;
};

/**
 * The different listed cards of a contest's universe that were looked for, in whatever samples: how many, how many of
 * these could not be found, and the votes on the others, with each card counted once.
 */
export type LookedAt = {
  readonly cards: number;
  readonly notFound: number;
  readonly votes: ReadonlyMap<string, number>;
};

/** The cards that were drawn from, all rounds so far, and the different cards looked at, if they are known. */
export type PollingSample = {
  readonly universe: CardUniverse;
  readonly rounds: readonly PollingRound[];
  readonly lookedAt: LookedAt | undefined;
};

/** The measured risk of one claim "winner beat loser". */
export type PairRisk = { readonly winner: string; readonly loser: string; readonly pValue: number };

/** The measured risk of a contest, with that of each claim it rests on. */
export type PollingRisk = RiskMeasure & { readonly pairs: readonly PairRisk[] };

/**
 * The cumulative sample of one winner–loser pair after a round: k votes for the winner among the n *relevant* draws,
 * which are those with a vote for just one of the two.
 */
export type PairSample = { readonly winnerVotes: number; readonly relevant: number };

/**
 * The pair's cumulative sample after each round. A draw of a phantom, or of a card that could not be found, counts as a
 * vote for the loser, so that losing cards can never help a wrong outcome (Bañuelos & Stark 2012). A card with votes for
 * both says nothing of the two, and its two halves are not independent, so it is left out.
 */
export function pairSamples({ winner, loser }: ChoicePair, rounds: readonly PollingRound[]): readonly PairSample[] {
  let winnerVotes = 0;
  let relevant = 0;
  return rounds.map((round) => {
    const both = drawsForBoth(round, winner.id, loser.id);
    const forWinner = (round.votes.get(winner.id) ?? 0) - both;
    const forLoser = (round.votes.get(loser.id) ?? 0) - both;
    winnerVotes += forWinner;
    relevant += forWinner + forLoser + drawsAgainstWinners(round);
    return { winnerVotes, relevant };
  });
}

/** Draws that count as a vote for every loser: of phantoms, and of cards that could not be found. */
export function drawsAgainstWinners({ notFound, phantoms }: PollingRound): number {
  return notFound + phantoms;
}

function drawsForBoth({ cardsForBoth }: PollingRound, a: string, b: string): number {
  const entries = cardsForBoth.filter(({ choices }) => choices.includes(a) && choices.includes(b));
  return entries.reduce((sum, { draws }) => sum + draws, 0);
}

/** Draws of all rounds together. */
export function drawsMade(rounds: readonly PollingRound[]): number {
  return rounds.reduce((sum, round) => sum + round.size, 0);
}

/** Listed cards that nobody has looked for yet: the most that a further round may ask for. */
export function listedNotLookedAt({ universe, lookedAt }: PollingSample): number {
  return universe.listed - (lookedAt?.cards ?? 0);
}

/** Refuses a sample whose counts contradict one another or name a choice that the contest does not have. */
export function checkPollingSample(contest: ContestVotes, sample: PollingSample): Answer<true> {
  const { universe, rounds, lookedAt } = sample;
  const possible = checkUniverse(contest, universe);
  if (!possible.ok) return possible;
  for (const [index, round] of rounds.entries()) {
    const checked = checkRound(contest, round, index + 1);
    if (!checked.ok) return checked;
    if (round.phantoms > 0 && universe.phantoms === 0) {
      return refuse('counts-contradict', 'round-of-unlisted', { round: index + 1 });
    }
  }
  return lookedAt ? checkLookedAt(contest, universe, lookedAt) : answer(true);
}

/** Refuses different cards looked at that are more than are listed, or hold fewer votes than were found. */
export function checkLookedAt(
  contest: ContestVotes,
  universe: Pick<CardUniverse, 'listed'>,
  lookedAt: LookedAt,
): Answer<true> {
  if (lookedAt.cards > universe.listed) {
    return refuse('counts-contradict', 'looked-at-above-listed', { cards: lookedAt.cards, listed: universe.listed });
  }
  const { cards, notFound, votes } = lookedAt;
  const once = { size: cards, votes, cardsForBoth: [], notFound, phantoms: 0 };
  return checkRound(contest, once, null);
}

/** Refuses what one round found, or `null`: what was found on all the different cards looked at. */
function checkRound(contest: ContestVotes, round: PollingRound, number: number | null): Answer<true> {
  const choices = new Set(contest.choices.map((choice) => choice.id));
  const { size, votes, notFound, phantoms, cardsForBoth } = round;
  const counts = [size, notFound, phantoms, ...votes.values(), ...cardsForBoth.map(({ draws }) => draws)];
  if (!counts.every(isCount)) {
    return number === null
      ? refuse('counts-contradict', 'looked-at-not-whole')
      : refuse('counts-contradict', 'round-not-whole', { round: number });
  }
  const unknown = [...votes.keys()].find((id) => !choices.has(id));
  if (unknown !== undefined) {
    return number === null
      ? refuse('counts-contradict', 'looked-at-of-other-choice', { choice: unknown })
      : refuse('counts-contradict', 'round-of-other-choice', { round: number, choice: unknown });
  }
  const seen = size - notFound - phantoms;
  const mostForOne = Math.max(0, ...votes.values());
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0);
  if (mostForOne > seen || total > seen * contest.votesAllowed) {
    return number === null
      ? refuse('counts-contradict', 'looked-at-above-cards', { cards: seen })
      : refuse('counts-contradict', 'round-above-cards', { round: number, cards: seen });
  }
  const impossible = cardsForBoth.find(
    ({ choices: [a, b] }) => drawsForBoth(round, a, b) > Math.min(votes.get(a) ?? 0, votes.get(b) ?? 0),
  );
  if (impossible) {
    const [first, second] = impossible.choices;
    return number === null
      ? refuse('counts-contradict', 'looked-at-both-above-votes', { first, second })
      : refuse('counts-contradict', 'round-both-above-votes', { round: number, first, second });
  }
  return answer(true);
}

/**
 * The measure of a contest whose every listed card was looked for: arithmetic, not chance. `undefined` while one listed
 * card is missing; never decided by votes, by draws, or by the cards that bear the contest.
 *
 *   a pair holds  ⇔  h_w − h_l − K − F > 0
 *
 *   h   votes on the cards that were found, each card once     K   cards not found     F   phantoms
 *
 * Each card that nobody saw may hold a vote for the loser. All pairs hold: P = 0; otherwise P = 1, because the cards
 * are then known, and the reported outcome does not follow from them.
 */
export function fullCountRisk(
  outcome: ReportedWinners,
  {
    universe,
    lookedAt,
  }: { readonly universe: Pick<CardUniverse, 'listed' | 'phantoms'>; readonly lookedAt: LookedAt | undefined },
): PollingRisk | undefined {
  if (!lookedAt || lookedAt.cards < universe.listed) return undefined;
  const unseen = lookedAt.notFound + universe.phantoms;
  const pairs = choicePairs(outcome).map(({ winner, loser }) => {
    const margin = (lookedAt.votes.get(winner.id) ?? 0) - (lookedAt.votes.get(loser.id) ?? 0) - unseen;
    return { winner: winner.id, loser: loser.id, pValue: margin > 0 ? 0 : 1 };
  });
  const confirmed = pairs.every((pair) => pair.pValue === 0);
  return { ...(confirmed ? riskByArithmetic : { pValue: 1, stopped: 'no' as const }), pairs };
}

/**
 * The universe of a contest with one number for its size: all its cards are listed, and every listed card bears it.
 * What a figure rests on where nothing more is known than the number a published system took for both.
 */
export function universeOfOneNumber(cards: number): CardUniverse {
  return { listed: cards, bearing: cards, phantoms: 0 };
}

/** What is known before the first draw. */
export function nothingDrawn(universe: CardUniverse): PollingSample {
  return { universe, rounds: [], lookedAt: undefined };
}
