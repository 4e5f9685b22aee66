import { defineWords } from './define-words.ts';
import { common } from './en/common.ts';

export const useCommonWords = defineWords('common', common);
