import type { Say, Words } from '@plumbline/words/define-words';
import { onSpokenLanguage, spokenLanguage } from '@plumbline/words/spoken-language';
import { useSyncExternalStore } from 'react';

/**
 * The hook that gives a page its sentences. Each area of the app imports only its own catalogue, so the first page does
 * not carry the sentences of the others.
 */
export function wordsHook<Sentences>(words: Words<Sentences>): () => Say<Sentences> {
  return function useWords() {
    return words(useSyncExternalStore(onSpokenLanguage, spokenLanguage));
  };
}

/** The same for what keeps our words whatever an office calls things: what describes the columns of a file, and lines of a log. */
export function fixedWordsHook<Sentences>(words: Words<Sentences>): () => Say<Sentences> {
  return function useFixedWords() {
    return words('en');
  };
}
