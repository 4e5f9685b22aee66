import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';

/** A text as somebody typed it, with a salt: 32 random bytes, written as 64 lower-case hexadecimal digits. */
export type SaltedText = { readonly salt: string; readonly text: string };

/**
 * What the log holds of a text that somebody typed. Only the digest, so that the text, which lies beside the log, can be
 * redacted without the log being changed; entries of earlier versions hold the text itself.
 */
export type TextInLog = { readonly digest: Sha256 } | { readonly text: string };

const SALT = /^[0-9a-f]{64}$/;

/**
 * The digest that stands for a text in the log: SHA-256 over the 64 digits of the salt followed by the text, in UTF-8.
 * Without the salt nobody can find a short text by trying.
 */
export function digestOfText({ salt, text }: SaltedText): Sha256 {
  assert(SALT.test(salt), 'a salt is 64 lower-case hexadecimal digits', salt.length);
  // The constructor of a brand: the function gives 64 lower-case hexadecimal digits.
  return sha256Hex(salt + text) as Sha256;
}
