import { defineWords } from './define-words.ts';
import { everywhere } from './en/everywhere.ts';

export const useWordsEverywhere = defineWords('everywhere', everywhere);
