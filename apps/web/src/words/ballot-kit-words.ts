import { defineWords } from '@plumbline/words/define-words';
import { ballotKit } from '@plumbline/words/en/screens/ballot-kit';
import { wordsHook } from './words-hook.ts';

export const useBallotKitWords = wordsHook(defineWords({ en: ballotKit }));
