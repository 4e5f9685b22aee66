import type { Language, PublicLanguage, PublicSpeech } from './define-words.ts';

/* Our nouns for which an office may have its own: the forms in which they stand in our sentences. Adjectives have one form. */
const NOUNS = {
  batch: ['batch', 'batches'],
  container: ['container', 'containers'],
  seal: ['seal', 'seals'],
  tray: ['tray', 'trays'],
  envelope: ['envelope', 'envelopes'],
  'ballot-style': ['ballot style', 'ballot styles'],
  spoiled: ['spoiled'],
  provisional: ['provisional'],
  'polling-place': ['polling place', 'polling places'],
  site: ['site', 'sites'],
  'site-lead': ['site lead', 'site leads'],
  'drop-box': ['drop box', 'drop boxes'],
  precinct: ['precinct', 'precincts'],
  jurisdiction: ['jurisdiction', 'jurisdictions'],
  tabulator: ['tabulator', 'tabulators'],
  scanner: ['scanner', 'scanners'],
  'poll-book': ['poll book', 'poll books'],
  'ballot-room': ['ballot room', 'ballot rooms'],
  'storage-area': ['storage area', 'storage areas'],
  station: ['station', 'stations'],
  'retrieval-list': ['retrieval list', 'retrieval lists'],
  board: ['board', 'boards'],
  runner: ['runner', 'runners'],
  director: ['director', 'directors'],
  observer: ['observer', 'observers'],
  incident: ['incident', 'incidents'],
} as const satisfies Readonly<Record<string, readonly [string] | readonly [string, string]>>;

/** One of our nouns that an office may call otherwise. */
export type OfficeNoun = keyof typeof NOUNS;

/** All of them, in the order in which they are shown. */
export const OFFICE_NOUNS: readonly OfficeNoun[] = Object.keys(NOUNS) as OfficeNoun[];

/** What an office calls a thing: one, and several. Of an adjective both are the same. */
export type OwnForms = { readonly one: string; readonly other: string };

/** The words of an office: those of our nouns that it calls otherwise. */
export type OwnWords = Readonly<Partial<Record<OfficeNoun, OwnForms>>>;

/** Our own forms of a noun. */
export function ourForms(noun: OfficeNoun): OwnForms {
  const [one, other = one] = NOUNS[noun];
  return { one, other };
}

/** The longest word an office may have, in UTF-16 code units. */
export const OWN_WORD_LENGTH_MAX = 40;

/**
 * Whether a text may be a word of an office: it begins with a letter, and has letters of any script, digits, spaces, hyphens and apostrophes only.
 * It becomes part of pages and papers as our own sentences do, so nothing in it may mean anything to a browser.
 */
export function isOwnWord(text: string): boolean {
  return text.length <= OWN_WORD_LENGTH_MAX && /^\p{L}[\p{L}\p{M}\p{N}'’ -]*$/u.test(text);
}

/** The words in something that was kept or sent: nouns of ours with both forms, and nothing else. */
export function ownWordsIn(value: unknown): OwnWords {
  const kept = new Map<string, unknown>(Object.entries(Object(value)));
  const found = OFFICE_NOUNS.flatMap((noun) => {
    const { one, other } = Object(kept.get(noun));
    const areWords = [one, other].every((word) => typeof word === 'string' && isOwnWord(word));
    return areWords ? [[noun, { one, other }] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Whether a noun of ours is an adjective, which has no form for several. */
export function hasOneForm(noun: OfficeNoun): boolean {
  return NOUNS[noun].length === 1;
}

/** Two nouns that would be called the same, so that a reader could not tell one thing from the other; the second as it is. */
export type SameWord = { readonly noun: OfficeNoun; readonly as: OfficeNoun; readonly word: string };

/** Every noun that an office would call as it calls another, or as we call another that keeps our word. */
export function sameWords(own: OwnWords): readonly SameWord[] {
  const formsOf = (noun: OfficeNoun) => own[noun] ?? ourForms(noun);
  const saidAs = (noun: OfficeNoun) => [formsOf(noun).one, formsOf(noun).other].map((word) => word.toLowerCase());
  return OFFICE_NOUNS.filter((noun) => own[noun] !== undefined).flatMap((noun) => {
    const words = new Set(saidAs(noun));
    const as = OFFICE_NOUNS.find((other) => other !== noun && saidAs(other).some((word) => words.has(word)));
    return as === undefined ? [] : [{ noun, as, word: formsOf(noun).one }];
  });
}

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

/** Names of published things in which our word is no word of ours. */
const KEPT = ['batch comparison', 'batch comparisons', 'precinct audit batch', 'canvass board'];

/** A form that says what is done, as in “and seal it”: its object follows, and no article or pronoun stands before. */
const OBJECT_AFTER = /^ (?:it|the|that|both|each|other|whatever)\b/i;
const DETERMINER_BEFORE = /\b(?:an?|the|its?|each|every|no|one|which|that|this|another|other|new|old|all|any|of) $/i;

/** A sentence of ours, before anything is filled in, with the words of an office in the place of ours. */
export function inOwnWords(sentence: string, own: OwnWords): string {
  const forms = formsBy(own);
  if (forms.size === 0) return sentence;
  const alternatives = [...KEPT, ...forms.keys()].toSorted((a, b) => b.length - a.length).join('|');
  // An article belongs to the word that follows it; parts of names with hyphens are no words.
  const word = new RegExp(`(?<![\\w-])(an? )?(${alternatives})(?![\\w-])`, 'gi');
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

/** “a” or “an” as the word sounds, with the capital of the article that stood there. */
function articleOf(word: string, article: string): string {
  const soundsOpen = /^(?:[aeiou]|hour|heir|honest)/i.test(word) && !/^(?:uni|use|usa|one|eu)/i.test(word);
  return `${article.charAt(0)}${soundsOpen ? 'n' : ''}`;
}
