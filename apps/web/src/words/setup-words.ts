import { defineWords, type Say } from './define-words.ts';
import { setup } from './en/setup.ts';

export const useSetupWords = defineWords('setup', setup);
export type SetupWords = Say<typeof setup>;
