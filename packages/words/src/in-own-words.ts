import { hasOneForm, OFFICE_NOUNS, type OwnWords, ourForms } from './office-nouns.ts';

/** Names of published things in which our word is no word of ours. */
const KEPT = ['batch comparison', 'batch comparisons', 'precinct audit batch', 'canvass board', 'tabulator status'];

/** A form that says what is done, as in “and seal it”: its object follows, and no article or pronoun stands before. */
const OBJECT_AFTER = /^ (?:it|the|that|both|each|other|whatever)\b/i;
const DETERMINER_BEFORE = /\b(?:an?|the|its?|each|every|no|one|which|that|this|another|other|new|old|all|any|of) $/i;

/** A sentence of ours, before anything is filled in, with the words of an office in the place of ours. */
export function inOwnWords(sentence: string, own: OwnWords): string {
  const forms = formsBy(own);
  if (forms.size === 0) return sentence;
  const alternatives = [...KEPT, ...forms.keys()].toSorted((a, b) => b.length - a.length).join('|');
  // An article belongs to the word that follows it; parts of names with hyphens are no words, nor are those of what is typed, as in SITE:P-02:unused.
  const word = new RegExp(`(?<![\\w-])(an? )?(${alternatives})(?![\\w-]|:\\S)`, 'gi');
  return sentence
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(word, replaced)))
    .join('');

  function replaced(found: string, article: string | undefined, ours: string, at: number, whole: string): string {
    const theirs = forms.get(ours.toLowerCase());
    if (theirs === undefined) return found;
    const before = whole.slice(0, at);
    const after = whole.slice(at + found.length);
    const isDone = article === undefined && OBJECT_AFTER.test(after) && !DETERMINER_BEFORE.test(before);
    if (isDone && ours.toLowerCase() === ourForms('seal').one) return found;
    const written = asCapital(ours) ? capitalized(theirs) : theirs;
    return article === undefined ? written : `${articleOf(theirs, article)} ${written}`;
  }
}

function formsBy(own: OwnWords): ReadonlyMap<string, string> {
  return new Map(
    OFFICE_NOUNS.flatMap((noun) => {
      const theirs = own[noun];
      if (theirs === undefined) return [];
      const ours = ourForms(noun);
      return [[ours.other, hasOneForm(noun) ? theirs.one : theirs.other] as const, [ours.one, theirs.one] as const];
    }),
  );
}

function asCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SOUNDS_OPEN = /^(?:hour|heir|hones|honor|(?!uni(?![nm])|use|usa|one|eu)[aeiou])/i;

/** Whether its first letters are said one by one, as of an MBB case or an X-box. */
function isSpelled(word: string): boolean {
  return /^\p{Lu}+(?!\p{L})/u.test(word);
}

/** “a” or “an” as the word sounds, with the capital of the article that stood there. */
function articleOf(word: string, article: string): string {
  const soundsOpen = isSpelled(word) ? /^[AEFHILMNORSX]/.test(word) : SOUNDS_OPEN.test(word);
  return `${article.charAt(0)}${soundsOpen ? 'n' : ''}`;
}
