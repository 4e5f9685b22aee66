import { z } from 'zod';
import { CountSchema } from './contest.ts';
import { RANKS_MAX, type Rank, RankSchema, rankedPreferences, withoutEmptyEnd } from './ranks.ts';
import type { ChoiceVotes } from './tally.ts';

/** The most ways of marking one contest that one tally sheet lists. */
export const PILES_MAX = 5_000;

/** Cards that are marked alike at every rank of a contest; without ranks, cards on which nothing is marked. */
export const RankedPileSchema = z
  .object({ ranks: z.array(RankSchema).max(RANKS_MAX).readonly(), cards: CountSchema })
  .readonly();
export type RankedPile = z.infer<typeof RankedPileSchema>;

/**
 * What people counted of a contest that voters rank.
 *
 *   piles     every way in which cards are marked, with the number of those cards
 *   without   cards that do not have the contest
 */
export const RankedCountSchema = z
  .object({ piles: z.array(RankedPileSchema).max(PILES_MAX).readonly(), without: CountSchema })
  .readonly();
export type RankedCount = z.infer<typeof RankedCountSchema>;

/** Rankings by contest name. A contest that voters do not rank has no key. */
export type RankedTally = Readonly<Record<string, RankedCount>>;

/** The cards of a count: those with the contest, and those without. */
export function cardsRanked({ piles, without }: RankedCount): number {
  return piles.reduce((sum, { cards }) => sum + cards, without);
}

/** The same text for cards that are marked alike, and for no others: not to be read by people. */
export function ranksKey(ranks: readonly Rank[]): string {
  return JSON.stringify(
    withoutEmptyEnd(ranks).map(({ choices, invalidWriteIn }) => [[...new Set(choices)].sort(), invalidWriteIn]),
  );
}

/** The sum of several counts: cards that are marked alike are one pile, in the order in which they were found. Piles of no card are left out. */
export function addRankedCounts(counts: readonly RankedCount[]): RankedCount {
  const piles = new Map<string, RankedPile>();
  for (const { ranks, cards } of counts.flatMap((count) => count.piles)) {
    if (cards === 0) continue;
    const key = ranksKey(ranks);
    piles.set(key, { ranks: withoutEmptyEnd(ranks), cards: (piles.get(key)?.cards ?? 0) + cards });
  }
  return { piles: [...piles.values()], without: counts.reduce((sum, { without }) => sum + without, 0) };
}

/** The sum of several tallies of rankings: a contest is in the sum where it is in any part. */
export function addRankedTallies(tallies: readonly RankedTally[]): RankedTally {
  const contests = new Set(tallies.flatMap((tally) => Object.keys(tally)));
  return Object.fromEntries(
    [...contests].map((contest) => [contest, addRankedCounts(tallies.flatMap((tally) => tally[contest] ?? []))]),
  );
}

/** The cards that count for each choice before anybody is eliminated, as `rankedPreferences` reads them. */
export function firstChoices({ piles }: RankedCount): ChoiceVotes {
  const votes: Record<string, number> = {};
  for (const { ranks, cards } of piles) {
    const [first] = rankedPreferences(ranks);
    if (first !== undefined) votes[first] = (votes[first] ?? 0) + cards;
  }
  return votes;
}
