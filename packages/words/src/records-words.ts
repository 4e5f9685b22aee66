import { defineWords } from './define-words.ts';
import { ballotRecords } from './en/screens/ballot-records.ts';

/** Says what an answer to a records request says: the same on the screen and in the answer. */
export const recordsWords = defineWords({ en: ballotRecords });
