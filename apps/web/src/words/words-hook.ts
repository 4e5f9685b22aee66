import type { Language, Say, Words } from '@plumbline/words/define-words';

/** The language of the page. There is one so far; another is offered when its folder in packages/words is whole. */
const LANGUAGE: Language = 'en';

/**
 * The hook that gives a page its sentences. Each area of the app imports only its own catalogue, so the first page does
 * not carry the sentences of the others.
 */
export function wordsHook<Sentences>(words: Words<Sentences>): () => Say<Sentences> {
  return function useWords() {
    return words(LANGUAGE);
  };
}
