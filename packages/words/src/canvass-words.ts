import { defineWords } from './define-words.ts';
import { canvass } from './en/ballots/canvass.ts';

/** Says what a canvass board reads and signs. */
export const canvassWords = defineWords({ en: canvass });
