import { defineWords } from './define-words.ts';
import { practice } from './en/practice.ts';

/** Says what every page, sheet and file of a practice audit says. */
export const practiceWords = defineWords({ en: practice });
