import type { Language, PublicLanguage, PublicSpeech } from './define-words.ts';
import { OFFICE_NOUNS, type OwnWords } from './office-nouns.ts';

/* English as an office speaks it is a language of its own: `en-x-1`, with the subtag that BCP 47 keeps for private use. What stands behind
   the number is known in this program only; another is told the words. */
const known: { readonly own: OwnWords; readonly text: string }[] = [];

/** English with the words of an office in the place of ours. The same words are always the same language. */
export function englishOf(own: OwnWords): Language {
  const used = OFFICE_NOUNS.flatMap((noun) => {
    const forms = own[noun];
    return forms === undefined ? [] : [[noun, { one: forms.one, other: forms.other }] as const];
  });
  if (used.length === 0) return 'en';
  const text = JSON.stringify(used);
  const at = known.findIndex((one) => one.text === text);
  if (at !== -1) return `en-x-${at + 1}`;
  known.push({ own: Object.fromEntries(used), text });
  return `en-x-${known.length}`;
}

/** A public language as an office speaks it: in others than English our words stay. */
export function spokenBy(own: OwnWords, language: PublicLanguage): PublicSpeech {
  return language === 'en' ? englishOf(own) : language;
}

/** The words of the office whose English this is; none of plain English, and of an office that nobody has named here. */
export function ownWordsOf(language: string): OwnWords {
  const [, number] = /^en-x-(\d+)$/.exec(language) ?? [];
  return known[Number(number) - 1]?.own ?? {};
}

/** The language without what is an office's own: what a page or a document says it is written in. */
export function plainLanguage<In extends string>(language: In): In extends `en-x-${string}` ? 'en' : In;
export function plainLanguage(language: string): string {
  return language.startsWith('en-x-') ? 'en' : language;
}
