import { definePublicWords, type Say } from './define-words.ts';
import { drawn } from './en/drawn.ts';
import { drawn as drawnInSpanish } from './es/drawn.ts';

/** Says what stands in drawings of what was reported, drawn and found, and beside them, in each language of the public. */
export const drawnWords = definePublicWords({ en: drawn, es: drawnInSpanish });
export type DrawnWords = Say<typeof drawn>;
