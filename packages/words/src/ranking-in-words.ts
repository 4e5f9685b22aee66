import { type Rank, withoutEmptyEnd } from '@plumbline/election';
import { defineWords, type Language } from './define-words.ts';
import { rankings } from './en/rankings.ts';
import { spokenLanguage } from './spoken-language.ts';

const rankingWords = defineWords({ en: rankings });

/** What is marked at each rank, first to last: `Ann > (rank skipped) > Bo = Cy`. */
export function rankingInWords(ranks: readonly Rank[], language: Language = spokenLanguage()): string {
  const say = rankingWords(language);
  const marked = withoutEmptyEnd(ranks);
  if (marked.length === 0) return say('blank');
  return marked
    .map(({ choices, invalidWriteIn }) => {
      const marks = [...choices, ...(invalidWriteIn ? [say('invalidWriteIn')] : [])];
      return marks.length === 0 ? say('skipped') : marks.join(say('same'));
    })
    .join(say('next'));
}

/** Cards that do not have the contest. */
export function withoutContestInWords(language: Language = spokenLanguage()): string {
  return rankingWords(language)('without');
}
