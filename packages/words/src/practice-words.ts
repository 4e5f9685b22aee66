import { definePublicWords } from './define-words.ts';
import { practice } from './en/practice.ts';
import { practice as practiceInSpanish } from './es/practice.ts';

/** Says what every page, sheet and file of a practice audit says. */
export const practiceWords = definePublicWords({ en: practice, es: practiceInSpanish });
