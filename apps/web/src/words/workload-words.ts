import { defineWords, type Say } from '@plumbline/words/define-words';
import { workload } from '@plumbline/words/en/screens/workload';
import { wordsHook } from './words-hook.ts';

export const useWorkloadWords = wordsHook(defineWords({ en: workload }));
export type WorkloadWords = Say<typeof workload>;
