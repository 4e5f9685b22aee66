import { assert } from '@plumbline/prelude';
import { ownWordsOf, plainLanguage } from './english-of.ts';
import { inOwnWords } from './in-own-words.ts';

/**
 * The languages there are sentences in: each is a folder beside `en`, and every catalogue has a translation in it or
 * this does not compile.
 */
export type WrittenLanguage = 'en';

/** A language in which sentences are said: one that is written, or English with the words of an office; see `englishOf`. */
export type Language = WrittenLanguage | `en-x-${string}`;

/** The languages of what everybody reads: pages for the public are there in each of these. */
export const PUBLIC_LANGUAGES = ['en', 'es'] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];
/** What everybody reads, said in a public language or in the English of an office. */
export type PublicSpeech = PublicLanguage | Language;

/** The same sentences in another language: every name, with whatever words. */
export type Translated<Sentences> = {
  readonly [Name in keyof Sentences]: Sentences[Name] extends string ? string : Translated<Sentences[Name]>;
};

/**
 * Sentences of one subject by name. Names ending in `_one` and `_other` are the forms of one sentence about a `count`
 * (the categories of CLDR: other languages may need `_few` and `_many`).
 */
export type Catalogue = { readonly [name: string]: string | Catalogue };

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

/** What stands in a blank: a name or other text as it is, a number, or something to be said of the same subject. */
export type Filling = string | number | Saying;

/** Something to be said, by whoever knows the language: the name of a sentence, and what stands in its blanks. */
export type Saying = { readonly sentence: string; readonly filling: Readonly<Record<string, Filling>> };

/** A sentence with plural forms needs its count, whether it says it or not. */
type CountOf<Words, Name extends string> = Name extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Words
    ? CountOf<Words[Head], Rest>
    : never
  : `${Name}_other` extends keyof Words
    ? 'count'
    : never;

/** The names of the blanks of a sentence. */
export type Blanks<Words, Name extends string> = BlankOf<SentenceAt<Words, Name>> | CountOf<Words, Name>;

/** Says a sentence. Its blanks, written `{{name}}` or `{{count, number}}`, must all be filled. */
export type Say<Words> = {
  <Name extends SentenceName<Words>>(
    name: Name,
    ...filling: [Blanks<Words, Name>] extends [never] ? [] : [Readonly<Record<Blanks<Words, Name>, Filling>>]
  ): string;
  /** For a name that is only known when the program runs: the caller vouches that the blanks are filled. */
  readonly anyOf: (name: SentenceName<Words>, filling: Readonly<Record<string, Filling>>) => string;
  /** Says what was to be said. */
  readonly that: (saying: Saying) => string;
};

/** Puts together what is to be said of a subject; the blanks of its sentence must all be filled. */
export type ToSay<Words> = <Name extends SentenceName<Words>>(
  name: Name,
  ...filling: [Blanks<Words, Name>] extends [never] ? [] : [Readonly<Record<Blanks<Words, Name>, Filling>>]
) => Saying;

/** The sentences of one subject, to be said in a language. The same language is always answered with the same `Say`. */
export type Words<Sentences> = (language: Language) => Say<Sentences>;

/** Makes the sentences of one subject sayable, from its catalogue in each language. */
export function defineWords<const Sentences extends Catalogue>(
  catalogues: Readonly<Record<WrittenLanguage, Sentences>>,
): Words<Sentences> {
  return sayersIn<Sentences, Language>(catalogues);
}

/** The same for what everybody reads, in every public language. */
export function definePublicWords<const Sentences extends Catalogue>(
  catalogues: Readonly<{ en: Sentences } & Record<Exclude<PublicLanguage, 'en'>, Translated<Sentences>>>,
): (language: PublicSpeech) => Say<Sentences> {
  // The names of a translation are those of the English sentences, which its type holds it to.
  return sayersIn<Sentences, PublicSpeech>(catalogues as unknown as Readonly<Record<PublicLanguage, Catalogue>>);
}

/** Numbers are written as they are in this country, whatever the language around them. */
const LOCALES: ReadonlyMap<string, string> = new Map([['es', 'es-US']]);

function sayersIn<Sentences, In extends string>(
  catalogues: Readonly<Record<string, Catalogue>>,
): (language: In) => Say<Sentences> {
  const sayers = new Map<In, Say<Sentences>>();
  return function wordsIn(language) {
    const known = sayers.get(language);
    if (known !== undefined) return known;
    const catalogue = catalogues[plainLanguage<string>(language)];
    assert(catalogue !== undefined, 'every language of a page has its sentences', { language });
    const own = ownWordsOf(language);
    const say = sayerOf<Sentences>(LOCALES.get(language) ?? language, catalogue, (text) => inOwnWords(text, own));
    sayers.set(language, say);
    return say;
  };
}

/** What is to be said of a subject, with the names and blanks of its English sentences held to. */
export function sayings<const Sentences extends Catalogue>(_english: Sentences): ToSay<Sentences> {
  const toSay = (sentence: string, filling: Readonly<Record<string, Filling>> = {}): Saying => ({ sentence, filling });
  return toSay as ToSay<Sentences>;
}

const BLANK = /\{\{(\w+)(, number)?\}\}/g;

function sayerOf<Sentences>(
  language: string,
  catalogue: Catalogue,
  asSpoken: (sentence: string) => string,
): Say<Sentences> {
  const sentences = new Map(sentencesOf(catalogue));
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);

  const asked = new Map<string, string>();
  /** Each sentence is put into the words of an office once, when somebody asks for it. */
  function spoken(sentence: string): string {
    const said = asked.get(sentence) ?? asSpoken(sentence);
    asked.set(sentence, said);
    return said;
  }

  function sentenceOf(name: string, count: Filling | undefined): string | undefined {
    if (typeof count !== 'number') return sentences.get(name);
    return sentences.get(`${name}_${plurals.select(count)}`) ?? sentences.get(`${name}_other`) ?? sentences.get(name);
  }

  function sayAny(name: string, filling: Readonly<Record<string, Filling>> = {}): string {
    // A name from a log that is newer than the sentences stands for itself.
    const sentence = sentenceOf(name, filling.count);
    return (sentence === undefined ? name : spoken(sentence)).replace(
      BLANK,
      (_blank, blank: string, format: string | undefined) => {
        const value = Object.hasOwn(filling, blank) ? filling[blank] : undefined;
        assert(value !== undefined, 'every blank of a sentence is filled', { name, blank });
        if (typeof value === 'object') return sayThat(value);
        // A minus sign, as in every table; the hyphen of the keyboard is shorter, and may end a line.
        return format !== undefined && typeof value === 'number'
          ? numbers.format(value).replace('-', '−')
          : String(value);
      },
    );
  }

  function sayThat({ sentence, filling }: Saying): string {
    return sayAny(sentence, filling);
  }

  // The overloads narrow what may be passed; what happens is the same for every sentence.
  return Object.assign(sayAny, { anyOf: sayAny, that: sayThat }) as unknown as Say<Sentences>;
}

function sentencesOf(catalogue: Catalogue, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([name, words]) =>
    typeof words === 'string' ? [[`${before}${name}`, words] as const] : sentencesOf(words, `${before}${name}.`),
  );
}
