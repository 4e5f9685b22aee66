import { defineWords, type Say } from '@plumbline/words/define-words';
import { manifest } from '@plumbline/words/en/screens/manifest';
import { wordsHook } from './words-hook.ts';

export const useManifestWords = wordsHook(defineWords({ en: manifest }));
export type ManifestWords = Say<typeof manifest>;
