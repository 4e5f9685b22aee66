import type { Language, WrittenLanguage } from './define-words.ts';
import { auditProblems } from './en/problems/audit.ts';
import { serverProblems } from './en/problems/server.ts';
import { ownWordsOf, plainLanguage } from './english-of.ts';
import { inOwnWords } from './in-own-words.ts';
import { spokenLanguage } from './spoken-language.ts';

/** What a problem code means. Every sentence about it that does not need the case's own facts is here. */
export type ProblemWords = {
  /** What happened, in a few words. */
  readonly title: string;
  /** Why it can happen. */
  readonly why: string;
  /** What to do, for whoever does not know the case; the problem's own detail names names and figures. */
  readonly advice: string;
};

const english = { ...serverProblems, ...auditProblems } as const;

const PROBLEMS: Readonly<Record<WrittenLanguage, Readonly<Record<keyof typeof english, ProblemWords>>>> = {
  en: english,
};

/** What a problem means: its title, why it can happen and what to do. */
export function problemInWords(code: keyof typeof english, language: Language = spokenLanguage()): ProblemWords {
  const { title, why, advice } = PROBLEMS[plainLanguage(language)][code];
  const own = ownWordsOf(language);
  return { title: inOwnWords(title, own), why: inOwnWords(why, own), advice: inOwnWords(advice, own) };
}
