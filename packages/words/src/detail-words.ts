import { defineWords, sayings } from './define-words.ts';
import { details } from './en/server/details.ts';

/** Says what the server advises. */
export const detailWords = defineWords({ en: details });

/** What the server has to advise: `detail('sessionNotOpen')`. */
export const detail = sayings(details);
