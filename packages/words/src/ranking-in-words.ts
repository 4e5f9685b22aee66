import { type Rank, type RankedCount, withoutEmptyEnd } from '@plumbline/election';
import { defineWords, type Language } from './define-words.ts';
import { rankings } from './en/rankings.ts';
import { spokenLanguage } from './spoken-language.ts';

const rankingWords = defineWords({ en: rankings });

/**
 * What is marked at each rank, first to last: `Ann > (rank skipped) > Bo = Cy`. Ranks without a mark at the end are left out, unless
 * somebody is putting them in (`keepsEnd`).
 */
export function rankingInWords(
  ranks: readonly Rank[],
  { language = spokenLanguage(), keepsEnd = false }: { readonly language?: Language; readonly keepsEnd?: boolean } = {},
): string {
  const say = rankingWords(language);
  const marked = keepsEnd ? ranks : withoutEmptyEnd(ranks);
  if (marked.length === 0) return say('blank');
  return marked
    .map(({ choices, invalidWriteIn }) => {
      const marks = [...choices, ...(invalidWriteIn ? [say('invalidWriteIn')] : [])];
      return marks.length === 0 ? say('skipped') : marks.join(say('same'));
    })
    .join(say('next'));
}

/** Every ranking with its cards, and the cards without the contest, in one line. */
export function rankedCountInWords(
  { piles, without }: RankedCount,
  { language = spokenLanguage() }: { readonly language?: Language } = {},
): string {
  const say = rankingWords(language);
  const lines = piles.map(({ ranks, cards }) => say('pile', { ranking: rankingInWords(ranks, { language }), cards }));
  return [...lines, say('pile', { ranking: say('without'), cards: without })].join('; ');
}
