import { defineWords } from '@plumbline/words/define-words';
import { officeMapPage } from '@plumbline/words/en/screens/office-map';
import { wordsHook } from './words-hook.ts';

export const useOfficeMapWords = wordsHook(defineWords({ en: officeMapPage }));
