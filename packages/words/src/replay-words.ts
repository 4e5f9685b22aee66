import { defineWords } from './define-words.ts';
import { replay } from './en/record/replay.ts';

/** Says what is wrong with the folder of an audit that is to be repeated. */
export const replayWords = defineWords({ en: replay });
