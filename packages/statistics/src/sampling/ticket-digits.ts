import { BLOCK_BYTES, compressBlock, initialState, paddedLength, type Sha256State, writePadding } from './sha256.ts';
import { seedHash } from './tickets.ts';

/**
 * The digits of tickets straight from digests, for millions of ballots: as `fractionOfDigest` writes them, without texts and
 * without whole numbers of 256 bits.
 *
 * A ticket is a digest's decimal digits backwards, so that its first 15 are the digest modulo 10^15 backwards, found from
 * three remainders modulo 10^5.
 *
 * Numerics   each of the eight 32-bit words times a weight below 10^5, summed, stays below 2^53: every remainder is exact.
 */

/** Digits in the prefix of a ticket, which as one whole number tells the order of almost any two. */
export const PREFIX_DIGITS = 15;
/** Digits by which almost every ballot is told to be too late without writing out its prefix. */
export const SIEVE_DIGITS = 5;
/** Prefixes from here on begin with a 9: what follows such a ticket keeps its nines. */
export const PREFIX_OF_NINE = 9 * 10 ** (PREFIX_DIGITS - 1);
/** A fraction has at least so many digits; a smaller digest has zeros behind. */
export const DIGITS_MIN = 64;
/** 2^256 has 78 digits. */
export const DIGITS_MAX = 78;

const LIMB_DIGITS = SIEVE_DIGITS;
const LIMB = 10 ** LIMB_DIGITS;
const DIGIT_ZERO = 0x30;

/** What word i of a digest adds to its digits from 5·place on: 2^(32 (7 − i)), those digits alone. */
function weightsAt(place: number): Float64Array {
  const shift = BigInt(LIMB) ** BigInt(place);
  return Float64Array.from({ length: 8 }, (_, i) => Number((2n ** BigInt(32 * (7 - i)) / shift) % BigInt(LIMB)));
}

const LAST = weightsAt(0);
const MIDDLE = weightsAt(1);
const FIRST = weightsAt(2);
const REVERSED = Int32Array.from({ length: LIMB }, (_, n) =>
  Number(n.toString().padStart(LIMB_DIGITS, '0').split('').reverse().join('')),
);

/** The first five digits of the ticket of a digest, as a whole number. */
export function sieveOfDigest(digest: Sha256State): number {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) sum += (digest[i] >>> 0) * LAST[i];
  return REVERSED[sum - Math.floor(sum / LIMB) * LIMB];
}

/** The first 15 digits of the ticket of a digest, as a whole number. */
export function prefixOfDigest(digest: Sha256State): number {
  let last = 0;
  let middle = 0;
  let first = 0;
  for (let i = 0; i < 8; i += 1) {
    const word = digest[i] >>> 0;
    last += word * LAST[i];
    middle += word * MIDDLE[i];
    first += word * FIRST[i];
  }
  middle += Math.floor(last / LIMB);
  first += Math.floor(middle / LIMB);
  return (REVERSED[last % LIMB] * LIMB + REVERSED[middle % LIMB]) * LIMB + REVERSED[first % LIMB];
}

/** The first five digits of a prefix. */
export function sieveOfPrefix(prefix: number): number {
  return Math.floor(prefix / 10 ** (PREFIX_DIGITS - SIEVE_DIGITS));
}

/** The prefix of a ticket that is written out. */
export function prefixOfTicket(ticket: string): number {
  return Number(ticket.slice(2, 2 + PREFIX_DIGITS));
}

const rest = new Float64Array(8);

/**
 * Writes the digits of the ticket of a digest, those after "0.", into `to` at `offset`, and answers how many there are. It
 * needs room for 80.
 */
export function writeTicketDigits(digest: Sha256State, to: Uint8Array, offset: number): number {
  for (let i = 0; i < 8; i += 1) rest[i] = digest[i] >>> 0;
  let end = offset;
  for (let first = 0; first < 8; ) {
    let remainder = 0;
    for (let i = first; i < 8; i += 1) {
      const value = remainder * 0x1_0000_0000 + rest[i];
      const quotient = Math.floor(value / LIMB);
      remainder = value - quotient * LIMB;
      rest[i] = quotient;
    }
    while (first < 8 && rest[first] === 0) first += 1;
    for (let digit = 0; digit < LIMB_DIGITS; digit += 1) {
      const tenth = Math.floor(remainder / 10);
      to[end] = DIGIT_ZERO + (remainder - 10 * tenth);
      end += 1;
      remainder = tenth;
    }
  }
  while (end - offset > DIGITS_MIN && to[end - 1] === DIGIT_ZERO) end -= 1;
  while (end - offset < DIGITS_MIN) {
    to[end] = DIGIT_ZERO;
    end += 1;
  }
  return end - offset;
}

/** Hashes keys of one seed, and texts, without keeping any: what it answers is good until it is asked again. */
export type TicketHasher = {
  /** The digest of the seed's hash with a key behind it. */
  readonly ofKey: (key: string) => Sha256State;
  /** The digest of the first `length` bytes. The buffer must have room for 72 more. */
  readonly ofBytes: (bytes: Uint8Array, length: number) => Sha256State;
};

export function createTicketHasher(seed: string): TicketHasher {
  const start = initialState();
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(1024);
  encoder.encodeInto(seedHash(seed), buffer);
  const afterSeed = initialState();
  compressBlock(afterSeed, buffer, 0, afterSeed);
  const digest = initialState();

  function finish(from: Sha256State, bytes: Uint8Array, length: number, before: number): Sha256State {
    writePadding({ buffer: bytes, end: length, messageBytes: before + length });
    const end = paddedLength(length);
    digest.set(from);
    for (let offset = 0; offset < end; offset += BLOCK_BYTES) compressBlock(digest, bytes, offset, digest);
    return digest;
  }

  return {
    ofKey(key) {
      // A UTF-16 code unit takes at most three bytes.
      const room = 3 * key.length + 2 * BLOCK_BYTES;
      if (buffer.length < room) buffer = new Uint8Array(2 * room);
      return finish(afterSeed, buffer, encoder.encodeInto(key, buffer).written, BLOCK_BYTES);
    },
    ofBytes: (bytes, length) => finish(start, bytes, length, 0),
  };
}
