import { defineWords, type Say } from './define-words.ts';
import { office } from './en/office.ts';

export const useOfficeWords = defineWords('office', office);
export type OfficeWords = Say<typeof office>;
