import { defineWords } from './define-words.ts';
import { mails } from './en/server/mails.ts';

/** Says what stands in a mail. */
export const mailWords = defineWords({ en: mails });
