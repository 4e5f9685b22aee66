import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';
import {
  createTicketHasher,
  prefixOfDigest,
  prefixOfTicket,
  sieveOfDigest,
  sieveOfPrefix,
  writeTicketDigits,
} from './ticket-digits.ts';
import { firstTicket, fractionOfDigest, seedHash } from './tickets.ts';

/** Digests as they come, and those that no hash gives in a lifetime: of few digits, of zeros, of nines. */
const digests = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  fc.bigInt({ min: 0n, max: 10n ** 20n }),
  fc.nat(77).map((zeros) => 10n ** BigInt(zeros)),
  fc.nat(77).map((nines) => 10n ** BigInt(nines) - 1n),
  fc.constant(2n ** 256n - 1n),
);

function wordsOf(value: bigint): Int32Array {
  return Int32Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(32 * (7 - i))) & 0xffffffffn) | 0);
}

test('the digits of a ticket straight from the words of a digest are those of the whole number, backwards', () => {
  fc.assert(
    fc.property(digests, fc.nat(9), (value, offset) => {
      const ticket = fractionOfDigest(value.toString(16));
      const buffer = new Uint8Array(100).fill(0x39);
      const length = writeTicketDigits(wordsOf(value), buffer, offset);
      expect(`0.${String.fromCharCode(...buffer.subarray(offset, offset + length))}`).toBe(ticket);
      expect(prefixOfDigest(wordsOf(value))).toBe(Number(ticket.slice(2, 17)));
      expect(prefixOfTicket(ticket)).toBe(Number(ticket.slice(2, 17)));
      expect(sieveOfDigest(wordsOf(value))).toBe(Number(ticket.slice(2, 7)));
      expect(sieveOfPrefix(prefixOfTicket(ticket))).toBe(Number(ticket.slice(2, 7)));
    }),
    { numRuns: 500 },
  );
});

test('a key is hashed behind the hash of the seed, and bytes alone, however long they are', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { maxLength: 4 }),
      (seed, keys) => {
        const hasher = createTicketHasher(seed);
        for (const key of keys) {
          expect(prefixOfDigest(hasher.ofKey(key))).toBe(prefixOfTicket(firstTicket(seedHash(seed), key)));
          const text = new TextEncoder().encode(key);
          const buffer = new Uint8Array(text.length + 72);
          buffer.set(text);
          expect([...hasher.ofBytes(buffer, text.length)]).toEqual([...sha256(text)]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
