import { type Answer, answer, refuse } from '../answer.ts';
import type { OverstatementAssorter } from '../assorters/overstatement.ts';
import { isCount } from '../numeric/count.ts';
import { countCards, type ValueCount } from './value-deck.ts';

/** How often CVRs are foreseen to differ from people's readings, as shares of cards, for one assertion. */
export type ErrorRates = {
  readonly oneVoteOver: number;
  readonly twoVotesOver: number;
  readonly oneVoteUnder: number;
  readonly twoVotesUnder: number;
};

/** No discrepancies at all. */
export const noErrors: ErrorRates = { oneVoteOver: 0, twoVotesOver: 0, oneVoteUnder: 0, twoVotesUnder: 0 };

/** The rates foreseen where nothing else is known: one vote on 1 card in 1,000, two on 1 in 10,000, either way. */
export const customaryErrors: ErrorRates = {
  oneVoteOver: 0.001,
  twoVotesOver: 0.0001,
  oneVoteUnder: 0.001,
  twoVotesUnder: 0.0001,
};

/**
 * Overstatement-assorter values of a ballot comparison in which CVRs err at the given rates. A one-vote overstatement
 * is ω = u/2, a two-vote overstatement ω = u.
 */
export function comparisonPopulation({
  cards,
  assorter,
  rates,
}: {
  readonly cards: number;
  readonly assorter: OverstatementAssorter;
  readonly rates: ErrorRates;
}): Answer<readonly ValueCount[]> {
  const { withoutError } = assorter;
  const counts = [
    { value: 0, count: Math.round(rates.twoVotesOver * cards) },
    { value: withoutError / 2, count: Math.round(rates.oneVoteOver * cards) },
    { value: 1.5 * withoutError, count: Math.round(rates.oneVoteUnder * cards) },
    { value: 2 * withoutError, count: Math.round(rates.twoVotesUnder * cards) },
  ];
  const erring = countCards(counts);
  if (!counts.every(({ count }) => count >= 0) || !(erring <= cards)) {
    return refuse('parameter-out-of-range', 'rates-not-possible');
  }
  return answer([{ value: withoutError, count: cards - erring }, ...counts.filter(({ count }) => count > 0)]);
}

/**
 * Votes of one batch of cards for the winner and the loser of an assertion. `both` of the cards vote for the two of them,
 * as they may where several votes are allowed; 0 when left out. The other cards say nothing of either.
 */
export type PairTally = {
  readonly cards: number;
  readonly winner: number;
  readonly loser: number;
  readonly both?: number;
};

/** Plurality-assorter values of a ballot polling audit of a contest whose report is right. */
export function pollingPopulation({ cards, winner, loser, both = 0 }: PairTally): Answer<readonly ValueCount[]> {
  const counts = [winner - both, loser - both, cards - winner - loser + both];
  if (!(isCount(both) && counts.every(isCount))) return refuse('counts-contradict', 'pair-above-cards', { cards });
  const [forWinner, forLoser, forNeither] = counts;
  return answer([
    { value: 1, count: forWinner },
    { value: 0, count: forLoser },
    { value: 0.5, count: forNeither + both },
  ]);
}

/**
 * Overstatement-assorter values of an ONEAudit whose pools are tallied right: cards with CVRs as in
 * `comparisonPopulation`, and in each pool A(CVR) is the pool's mean.
 */
export function oneAuditPopulation({
  cardsWithCvrs,
  pools,
  assorter,
  rates,
}: {
  readonly cardsWithCvrs: number;
  readonly pools: readonly PairTally[];
  readonly assorter: OverstatementAssorter;
  readonly rates: ErrorRates;
}): Answer<readonly ValueCount[]> {
  const linked = comparisonPopulation({ cards: cardsWithCvrs, assorter, rates });
  if (!linked.ok) return linked;
  const values: ValueCount[] = [...linked.value];
  for (const pool of pools) {
    const read = pollingPopulation(pool);
    if (!read.ok) return read;
    const poolMean = 0.5 + (pool.winner - pool.loser) / (2 * pool.cards);
    for (const { value, count } of read.value) {
      if (count > 0) values.push({ value: assorter.value(poolMean - value), count });
    }
  }
  return answer(values);
}
