import { defineWords } from './define-words.ts';
import { redaction } from './en/redaction.ts';

/** Says what became of a text that somebody typed and that is not there any more. */
export const redactionWords = defineWords({ en: redaction });
