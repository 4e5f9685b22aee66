import i18next from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';

/** A catalogue of sentences. Keys ending in `_one` and `_other` are the forms of one sentence about a `count`. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** The names of the sentences of a catalogue: `seed.title`. */
export type SentenceName<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? WithoutPlural<Key> : `${Key}.${SentenceName<Words[Key]>}`;
}[keyof Words & string];

type SentenceAt<Words, Name extends string> = Name extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Words
    ? SentenceAt<Words[Head], Rest>
    : never
  : Words[Extract<keyof Words, Name | `${Name}_one` | `${Name}_other`>];

type BlankOf<Sentence> = Sentence extends `${string}{{${infer Blank}}}${infer Rest}`
  ? (Blank extends `${infer Name},${string}` ? Name : Blank) | BlankOf<Rest>
  : never;

type Filling = string | number;
type Blanks<Words, Name extends string> = BlankOf<SentenceAt<Words, Name>>;

/** Says a sentence. Its blanks, written `{{name}}` or `{{count, number}}`, must all be filled. */
export type Say<Words> = {
  <Name extends SentenceName<Words>>(
    name: Name,
    ...filling: [Blanks<Words, Name>] extends [never] ? [] : [Readonly<Record<Blanks<Words, Name>, Filling>>]
  ): string;
  /** For a name that is only known when the program runs: the caller vouches that the blanks are filled. */
  readonly anyOf: (name: SentenceName<Words>, filling: Readonly<Record<string, Filling>>) => string;
};

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  // Resolved at once: every catalogue is bundled with the pages that use it.
  initAsync: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  // Choices and contests may have any name, and stand in for sentences nowhere.
  nsSeparator: false,
});

/**
 * Makes a catalogue available under `area` and returns the hook that reads it. Each area of the app imports only its
 * own catalogue, so the first page does not carry the sentences of the others.
 */
export function defineWords<const Words extends Catalogue>(area: string, english: Words): () => Say<Words> {
  i18next.addResourceBundle('en', area, english);
  return function useWords() {
    const language = useSyncExternalStore(subscribeToLanguage, currentLanguage);
    return useMemo(() => sayerOf<Words>(language, area), [language]);
  };
}

function sayerOf<Words>(language: string, area: string): Say<Words> {
  const translate = i18next.getFixedT(language, area);
  const sayAny = (name: string, filling: Readonly<Record<string, Filling>> = {}): string =>
    translate(name, { ...filling, defaultValue: name });
  // The overloads narrow what may be passed; what happens is the same for every sentence.
  return Object.assign(sayAny, { anyOf: sayAny }) as unknown as Say<Words>;
}

function subscribeToLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

function currentLanguage(): string {
  return i18next.language;
}
