import { defineWords } from './define-words.ts';
import { reportExplained } from './en/documents/report-explained.ts';

/** Says what each section and column of a report says. */
export const reportExplainedWords = defineWords({ en: reportExplained });
