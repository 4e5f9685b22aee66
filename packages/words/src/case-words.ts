import { defineWords } from './define-words.ts';
import { cases } from './en/screens/cases.ts';

/** What is said of differences between what was reported and what people saw, on screens and in reports. */
export const caseWords = defineWords({ en: cases });
