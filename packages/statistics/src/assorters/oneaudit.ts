import { type Answer, answer, refuse } from '../answer.ts';
import type { Assorter, CardReading } from './assorter.ts';
import { assortedCvr, type CardStyles } from './overstatement.ts';

/**
 * ONEAudit: what stands in for A(CVR) on a card that has no CVR of its own, only the totals of the pool it lies in
 * (a batch, a vote centre, the part of a county without CVRs, redacted CVRs).
 *
 *   A(CVR) of every card in pool G  :=  mean of A over the cards of G
 *
 * The sum over all cards, and so the reported margin and the meaning of the overstatement assorter, stay the same;
 * each card of a pool is compared with the pool's mean. The number of cards in each pool must be known, with those
 * that have no vote in the contest.
 *
 * Source   Stark (2023), ONEAudit: Overstatement-Net-Equivalent Risk-Limiting Audit, arXiv:2303.03335 (ONE CVRs).
 * Example  a pool of 3 cards, 2 for the winner and 1 blank: mean (1 + 1 + ½)/3; a card read for the loser then
 *          overstates by 5/6.
 */
export function pooledMeans({
  cards,
  assorter,
  cardStyles,
}: {
  /** Cards that lie in pools, each with its pool and what was reported of it without saying which card it is. */
  readonly cards: Iterable<{ readonly pool: string; readonly cvr: CardReading }>;
  readonly assorter: Assorter;
  readonly cardStyles: CardStyles;
}): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; cards: number }>();
  for (const { pool, cvr } of cards) {
    const value = assortedCvr(cvr, assorter, cardStyles);
    if (value === undefined) continue;
    const entry = sums.get(pool) ?? { sum: 0, cards: 0 };
    sums.set(pool, { sum: entry.sum + value, cards: entry.cards + 1 });
  }
  return new Map([...sums].map(([pool, entry]) => [pool, entry.sum / entry.cards]));
}

/** What is known of a pool from its own tally: how many cards carry the contest, and the votes of each choice. */
export type PoolTally = { readonly cards: number; readonly votes: ReadonlyMap<string, number> };

/**
 * The mean of a plurality or approval assorter over a pool, from the pool's tally.
 *
 *   mean = ½ + (t_w − t_l) / (2 n)        t_w, t_l  votes in the pool        n  cards in the pool, blank ones included
 *
 * Assumes the tally left overvoted cards out. Refuses a pool with more votes for a choice than cards.
 */
export function pooledPluralityMean(
  pool: PoolTally,
  { winner, loser }: { readonly winner: string; readonly loser: string },
): Answer<number> {
  const winnerVotes = pool.votes.get(winner) ?? 0;
  const loserVotes = pool.votes.get(loser) ?? 0;
  if (!(pool.cards > 0 && winnerVotes >= 0 && loserVotes >= 0 && Math.max(winnerVotes, loserVotes) <= pool.cards)) {
    return refuse('counts-contradict', 'pool-below-pair', {
      cards: pool.cards,
      winner: winnerVotes,
      loser: loserVotes,
    });
  }
  return answer(0.5 + (winnerVotes - loserVotes) / (2 * pool.cards));
}

/**
 * The mean of a super-majority assorter over a pool, from the pool's tally.
 *
 *   mean = [ t_w/(2f) + (n − V)/2 ] / n        V  valid votes in the pool, each on its own card
 *
 * Refuses a pool with more valid votes than cards.
 */
export function pooledSupermajorityMean(
  pool: PoolTally,
  { winner, shareToWin }: { readonly winner: string; readonly shareToWin: number },
): Answer<number> {
  const validVotes = [...pool.votes.values()].reduce((sum, votes) => sum + votes, 0);
  const winnerVotes = pool.votes.get(winner) ?? 0;
  if (!(pool.cards > 0 && winnerVotes >= 0 && winnerVotes <= validVotes && validVotes <= pool.cards)) {
    return refuse('counts-contradict', 'pool-below-votes', { cards: pool.cards, votes: validVotes });
  }
  return answer((winnerVotes / (2 * shareToWin) + (pool.cards - validVotes) / 2) / pool.cards);
}
