import type { Language } from './define-words.ts';

/*
 * What is said to the one person who sits before a program. A browser sets it to the words of the office; a program that speaks to many, as a
 * server does, passes the language each time and leaves this at plain English.
 */
let spoken: Language = 'en';
const listeners = new Set<() => void>();

/** The language in which sentences are said where nobody names one. */
export function spokenLanguage(): Language {
  return spoken;
}

/** From now on sentences are said in `language`; whoever shows some is told. */
export function speakIn(language: Language): void {
  if (language === spoken) return;
  spoken = language;
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the language becomes another; answers how to end that. */
export function onSpokenLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
