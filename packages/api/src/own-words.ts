import { isOwnWord, OFFICE_NOUNS } from '@plumbline/words/office-nouns';
import { z } from 'zod';

/** Letters of any script, spaces, hyphens and apostrophes: a word is part of sentences, on screens and on paper. */
const WordSchema = z
  .string()
  .trim()
  .refine(isOwnWord, 'must begin with a letter, and have at most 40 letters, digits, spaces, hyphens and apostrophes');

/** What an office calls one thing, and several of them. */
const OwnFormsSchema = z.object({ one: WordSchema, other: WordSchema });

/** The words of an office: those of our nouns that it calls otherwise. */
export const OwnWordsSchema = z.partialRecord(z.enum(OFFICE_NOUNS), OwnFormsSchema);
