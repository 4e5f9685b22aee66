import { definePublicWords, type PublicSpeech } from './define-words.ts';
import { publicKit } from './en/ballots/public-kit.ts';
import { plainLanguage } from './english-of.ts';
import { publicKit as publicKitInSpanish } from './es/ballots/public-kit.ts';

/** Says what an office tells the public, in each language of the public. */
export const publicKitWords = definePublicWords({ en: publicKit, es: publicKitInSpanish });

/** What stands in a blank: `KitFilling` of `packages/ballot-management`, which this package does not import. */
type KitFilling = number | { readonly day: string } | { readonly names: readonly string[] };

/** A statement as it is to be said. */
export type KitToSay = { readonly sentence: string; readonly filling: Readonly<Record<string, KitFilling>> };

/** So many names are read with ease. */
const NAMES_MAX = 12;

/** A statement of the public kit as a sentence: days as they are written in the language, and of many names the first. */
export function kitStatementInWords({ sentence, filling }: KitToSay, language: PublicSpeech): string {
  const say = publicKitWords(language);
  const filled = Object.entries(filling).map(([name, value]) => {
    if (typeof value === 'number') return [name, value] as const;
    return [name, 'day' in value ? dayInWords(value.day, language) : namesInWords(value.names, language)] as const;
  });
  return say.anyOf(`statements.${sentence}` as Parameters<typeof say.anyOf>[0], Object.fromEntries(filled));
}

function dayInWords(day: string, language: PublicSpeech): string {
  const format = new Intl.DateTimeFormat(`${plainLanguage(language)}-US`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function namesInWords(names: readonly string[], language: PublicSpeech): string {
  const more = names.length - NAMES_MAX;
  const shown = names.slice(0, NAMES_MAX).join(', ');
  return more > 0 ? publicKitWords(language)('names', { names: shown, more }) : shown;
}
