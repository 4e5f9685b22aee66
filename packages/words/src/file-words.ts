import { defineWords, sayings } from './define-words.ts';
import { participants } from './en/files/participants.ts';
import { tables } from './en/files/tables.ts';

const english = { participants, tables } as const;

/** Says what is wrong with an election file, and what to do. */
export const fileWords = defineWords({ en: english });

/** What a reader of election files has to say: `fileSaying('tables.sameKey', { … })`. */
export const fileSaying = sayings(english);
