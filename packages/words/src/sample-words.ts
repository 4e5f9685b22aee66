import type { SampleRefusal, WhyCorrected } from '@plumbline/audit';
import { defineWords, type Language } from './define-words.ts';
import { sampleRefusals, whyCorrected } from './en/samples.ts';
import { spokenLanguage } from './spoken-language.ts';
import { whyMethodDeclined } from './statistics-words.ts';

const refusalWords = defineWords({ en: sampleRefusals });
const correctionWords = defineWords({ en: whyCorrected });

/** Why a contest cannot be sampled or measured, and what to do. */
export function whyNoSample(refusal: SampleRefusal, language: Language = spokenLanguage()): string {
  const say = refusalWords(language);
  switch (refusal.code) {
    case 'method-declined':
      return whyMethodDeclined(refusal.why, language);
    case 'no-size':
      return say('no-size', { population: refusal.population });
    case 'size-above-population': {
      const { asked, population, stratum } = refusal;
      if (stratum !== undefined) return say(`size-above-stratum.${stratum}`, { asked, population });
      return say('size-above-population', { asked, population });
    }
    default:
      return say(refusal.code);
  }
}

/** Why the corrected figure of a measurement is another one than the published. */
export function correctionInWords(why: WhyCorrected, language: Language = spokenLanguage()): string {
  switch (why.because) {
    case 'as-sealed':
      return why.text;
    case 'method-declined':
      return whyMethodDeclined(why, language);
    default:
      return correctionWords(language)(why.because);
  }
}
