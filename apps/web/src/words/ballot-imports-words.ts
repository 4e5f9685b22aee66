import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotImports } from '@plumbline/words/en/screens/ballot-imports';
import { wordsHook } from './words-hook.ts';

export const useBallotImportsWords = wordsHook(defineWords({ en: ballotImports }));
export type BallotImportsWords = Say<typeof ballotImports>;
