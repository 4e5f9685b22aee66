import { addRankedCounts, type Contest, cardsRanked, choicesRanked, ranksKey } from '@plumbline/election';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { TallySheet } from '../state/audit-state.ts';

/**
 * Why these cannot be the rankings on so many cards. Every card is in one pile, or without the contest: a slip of the hand that makes a card
 * more or less is never taken.
 */
export function refuseRankings(entry: {
  readonly contest: Contest;
  readonly batch: string;
  readonly ballots: number;
  readonly sheets: readonly TallySheet[];
}): AuditRefusal | undefined {
  const { contest: ranked, batch, ballots, sheets } = entry;
  const contest = ranked.name;
  const known = new Set(ranked.choices.map(({ name }) => name));
  const counts = sheets.map(({ rankings = {} }) => rankings[contest]);
  for (const [place, count] of counts.entries()) {
    if (count === undefined) return { code: 'rankings-missing', contest };
    const unknown = count.piles.flatMap(({ ranks }) => choicesRanked(ranks)).find((name) => !known.has(name));
    if (unknown !== undefined) return { code: 'unknown-choice', contest, choice: unknown };
    // What stands on a sheet twice may be one pile written down twice: who adds it up says so.
    const seen = new Set<string>();
    for (const { ranks } of count.piles) {
      const key = ranksKey(ranks);
      if (seen.has(key)) return { code: 'ranking-repeated', contest, sheet: sheets[place]?.name ?? '', ranks };
      seen.add(key);
    }
  }
  const cards = cardsRanked(addRankedCounts(counts.flatMap((count) => count ?? [])));
  return cards === ballots ? undefined : { code: 'rankings-not-all-cards', batch, contest, cards, ballots };
}
