import { defineWords } from './define-words.ts';
import { report } from './en/documents/report.ts';

/** Says what stands in a report or a list. */
export const reportWords = defineWords({ en: report });
