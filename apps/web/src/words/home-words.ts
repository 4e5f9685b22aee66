import { defineWords } from './define-words.ts';
import { home } from './en/home.ts';

export const useHomeWords = defineWords('home', home);
