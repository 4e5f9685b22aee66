import { defineWords, type Say } from './define-words.ts';
import { drawings } from './en/screens/drawings.ts';

/** Says what stands in drawings and beside them, on screens and in reports. */
export const drawingsWords = defineWords({ en: drawings });
export type DrawingsWords = Say<typeof drawings>;
