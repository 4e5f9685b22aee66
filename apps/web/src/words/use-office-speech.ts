import { englishOf } from '@plumbline/words/english-of';
import { type OwnWords, ownWordsIn } from '@plumbline/words/office-nouns';
import { speakIn } from '@plumbline/words/spoken-language';
import { useEffect } from 'react';
import { useAsk } from '../connection/use-ask.ts';

const KEPT_AS = 'plumbline-own-words';

/** Speaks as this browser was last told to: a page that opens without a network, or before the server has answered, has no other words. */
export function speakAsBefore(): void {
  speakIn(englishOf(wordsKept()));
}

/** Speaks in the words of the office of whoever is signed in, and keeps them for the next time. */
export function useOfficeSpeech(): void {
  const { data: session } = useAsk('session', {});
  const words = session?.ownWords;
  useEffect(() => {
    if (words === undefined) return;
    speakIn(englishOf(words));
    keep(words);
  }, [words]);
}

function wordsKept(): OwnWords {
  try {
    return ownWordsIn(JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}'));
  } catch {
    // What cannot be read was not written by this page, or the browser keeps nothing.
    return {};
  }
}

function keep(words: OwnWords): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(words));
  } catch {
    // A browser that keeps nothing is told again by the server.
  }
}
