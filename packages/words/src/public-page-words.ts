import { definePublicWords } from './define-words.ts';
import { publicPage } from './en/ballots/public-page.ts';
import { publicPage as publicPageInSpanish } from './es/ballots/public-page.ts';

/** Says what the public page of a ballot room says, in each language of the public. */
export const publicPageWords = definePublicWords({ en: publicPage, es: publicPageInSpanish });
