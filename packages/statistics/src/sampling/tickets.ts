import { assert } from '../answer.ts';
import { sha256Hex } from './sha256.ts';

/**
 * Ticket numbers: the fractions that decide what is drawn.
 *
 *   U(text)   SHA-256 of the UTF-8 text as one whole number, its decimal digits (at least 64, zeros in front) written
 *             backwards after "0."
 *   first ticket of a key    U(seedHash ‖ key), seedHash = lower-case hex of SHA-256(seed)
 *   next ticket of x         the first y > x among x's leading digits up to its first digit that is not 9, followed by
 *                            the digits of U(x ‖ ":" ‖ n), n = 1, 2, 3, …
 *
 * Tickets compare as texts. All begin with "0.", so that is the order of the numbers, except that 0.12 comes before 0.120.
 *
 * Source   Rivest (2018), Consistent Sampling with Replacement, arXiv:1808.10016, sections 3 and 4.
 * Assumes  SHA-256 behaves as a random function on keys fixed before the seed was chosen.
 * Example  The ticket of AB-130 with seed 01382438112797316654 starts 0.26299714122838.
 */

const DIGITS_MIN = 64;
/** Digits of a ticket on lists and labels, counted from the first that is not 9. Cut off, never rounded. */
export const TICKET_DIGITS_SHOWN = 18;

/** The 64 hexadecimal digits that stand for the seed in every hash. The seed is used as typed. */
export function seedHash(seed: string): string {
  return sha256Hex(seed);
}

/** U(text): a fraction that looks uniform, as a text "0.…" of 64 digits or more. */
export function uniformFraction(text: string): string {
  return fractionOfDigest(sha256Hex(text));
}

/** The fraction that a digest, given in hexadecimal, stands for. */
export function fractionOfDigest(hex: string): string {
  const digits = BigInt(`0x${hex}`).toString().padStart(DIGITS_MIN, '0');
  let reversed = '';
  for (let i = digits.length - 1; i >= 0; i -= 1) reversed += digits[i];
  return `0.${reversed}`;
}

/** The first ticket of a key; `hash` is `seedHash(seed)`. */
export function firstTicket(hash: string, key: string): string {
  return uniformFraction(hash + key);
}

/** The ticket that follows `ticket` when its ballot or batch goes back into the draw. */
export function nextTicket(ticket: string): string {
  const extended = `${ticket}0`;
  const kept = extended.slice(0, firstDigitNotNine(extended));
  for (let n = 1; ; n += 1) {
    const next = kept + uniformFraction(`${ticket}:${n}`).slice(2);
    if (next > extended) return next;
  }
}

/** The ticket cut off `digits` digits after its leading nines. */
export function trimTicket(ticket: string, digits = TICKET_DIGITS_SHOWN): string {
  return ticket.slice(0, firstDigitNotNine(`${ticket}0`) + digits);
}

/** Where the first digit that is not 9 stands; "0." takes the places 0 and 1. */
function firstDigitNotNine(ticket: string): number {
  assert(ticket.startsWith('0.'), 'a ticket starts with "0."', ticket);
  let place = 2;
  while (ticket[place] === '9') place += 1;
  return place;
}
