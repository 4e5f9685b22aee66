import { err, ok, type Result } from '@plumbline/prelude';
import { codePointInWords } from './text-from-outside.ts';

/** The longest seed that is kept. Longer ones are mistakes. */
export const SEED_LENGTH_MAX = 100;

/** Why a seed cannot be used. */
export type SeedProblem =
  | { readonly code: 'blank' }
  | { readonly code: 'too-long'; readonly length: number }
  /** Somebody who reads it from a screen or from paper would type another: another seed, another sample. */
  | { readonly code: 'not-to-be-retyped'; readonly character: string };

/**
 * The seed of a text that somebody typed. Spaces at its ends are not part of it and are left out; apart from that it is
 * kept, and hashed, as it stands: letters, digits and signs of a plain keyboard, with single spaces between them.
 */
export function parseSeed(text: string): Result<string, SeedProblem> {
  const seed = text.trim();
  if (seed === '') return err({ code: 'blank' });
  if (seed.length > SEED_LENGTH_MAX) return err({ code: 'too-long', length: seed.length });
  const odd = /[^\x21-\x7e ]|(?<= ) /u.exec(seed)?.[0];
  if (odd === undefined) return ok(seed);
  return err({ code: 'not-to-be-retyped', character: odd === ' ' ? 'two spaces' : codePointInWords(odd) });
}
