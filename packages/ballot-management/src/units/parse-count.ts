import { err, ok, type Result } from '@plumbline/prelude';

/** Why what was typed is no count. A blank is not zero: whoever counted none types 0. */
export type CountProblem =
  | { readonly code: 'count-missing' }
  | { readonly code: 'count-not-whole'; readonly typed: string }
  | { readonly code: 'count-too-large'; readonly typed: string };

const PLAIN = /^\d+$/;
/** Thousands are set apart by commas, in groups of three: `1,024`. */
const WITH_COMMAS = /^\d{1,3}(,\d{3})+$/;
/** Beyond this no office counts; a longer number is a slip of the fingers. */
const TYPED_MAX = 2 ** 31 - 1;

/** Reads a count as people type it: digits, with or without commas, blanks around them. */
export function parseCount(typed: string): Result<number, CountProblem> {
  const text = typed.trim();
  if (text === '') return err({ code: 'count-missing' });
  if (!PLAIN.test(text) && !WITH_COMMAS.test(text)) return err({ code: 'count-not-whole', typed: text });
  const value = Number(text.replaceAll(',', ''));
  return value > TYPED_MAX ? err({ code: 'count-too-large', typed: text }) : ok(value);
}
