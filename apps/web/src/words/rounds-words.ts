import { defineWords, type Say } from './define-words.ts';
import { rounds } from './en/rounds.ts';

export const useRoundsWords = defineWords('rounds', rounds);
export type RoundsWords = Say<typeof rounds>;
