import { defineWords } from './define-words.ts';
import { printed } from './en/documents/printed.ts';

/** Says what stands on paper: lists, sheets, labels. */
export const printedWords = defineWords({ en: printed });
