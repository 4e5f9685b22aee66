import { defineWords } from './define-words.ts';
import { common } from './en/everywhere.ts';

export const useCommonWords = defineWords('common', common);
