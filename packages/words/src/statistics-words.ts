import type { RefusalReasons } from '@plumbline/statistics';
import { type Blanks, defineWords, type Language, type WrittenLanguage } from './define-words.ts';
import { statisticsMethods } from './en/statistics/methods.ts';
import { statisticsRefusals } from './en/statistics/refusals.ts';
import { plainLanguage } from './english-of.ts';
import { spokenLanguage } from './spoken-language.ts';

const refusalWords = defineWords({ en: statisticsRefusals });
const METHODS: Readonly<Record<WrittenLanguage, Readonly<Record<string, string>>>> = { en: statisticsMethods };

/** The compiler's proof that every reason has a sentence, each of whose blanks the reason has the data for. */
type Proven<Sentences extends Readonly<Record<keyof RefusalReasons, string>>> = {
  readonly [Reason in keyof RefusalReasons]: Blanks<Sentences, Reason> extends keyof RefusalReasons[Reason]
    ? string
    : ['a blank without data in the sentence of', Reason];
};

statisticsRefusals satisfies Proven<typeof statisticsRefusals>;

/** Why a method of the statistics declined, as a log or an answer holds it: it may be of a newer version than the words. */
export type DeclinedMethod = { readonly reason: string; readonly data: Readonly<Record<string, number | string>> };

/** Why a method of the statistics declined, and what to do. A reason we have no sentence for stands for itself. */
export function whyMethodDeclined(declined: DeclinedMethod, language: Language = spokenLanguage()): string {
  return isKnown(declined) ? refusalWords(language).anyOf(declined.reason, declined.data) : declined.reason;
}

type KnownReason = { readonly reason: keyof RefusalReasons } & Pick<DeclinedMethod, 'data'>;

/** Whether there is a sentence, and the data for all of its blanks: whose log it is said of may have been written by anybody. */
function isKnown(declined: DeclinedMethod): declined is KnownReason {
  if (!Object.hasOwn(statisticsRefusals, declined.reason)) return false;
  const sentence = statisticsRefusals[declined.reason as keyof RefusalReasons];
  return [...sentence.matchAll(/\{\{(\w+)/g)].every(([, blank]) => Object.hasOwn(declined.data, blank ?? ''));
}

/** What a method of the statistics answers, for a reader who has not seen the code. */
export function methodInWords(method: string, language: Language = spokenLanguage()): string {
  return METHODS[plainLanguage(language)][method] ?? method;
}
