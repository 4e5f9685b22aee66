import { drawnWords } from '@plumbline/words/drawn-words';
import { wordsHook } from './words-hook.ts';

export const useDrawnWords = wordsHook(drawnWords);
