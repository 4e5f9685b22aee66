import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrSquares } from './qr-squares.ts';

/** Texts of every length up to that of a long address, of characters that an address or a name has. */
const PAYLOADS = Array.from({ length: 240 }, (_, index) =>
  Array.from({ length: index + 1 }, (_each, place) => 'PL1:batch/ÄB%20-0123456789'[(index * 7 + place * 5) % 26]).join(
    '',
  ),
);

test('a code is the one that the library draws, whose mask has the lowest penalty', () => {
  const different = PAYLOADS.filter((payload) => {
    const { data } = encode(payload, { ecc: 'M', border: 0 });
    return qrSquares(payload).isDark.join('') !== data.flat().map(Number).join('');
  });
  expect(different).toEqual([]);
});

test('codes of several sizes and each of the eight masks are among them', () => {
  const made = PAYLOADS.map((payload) => encode(payload, { ecc: 'M', border: 0 }));
  expect(new Set(made.map(({ maskPattern }) => maskPattern)).size).toBe(8);
  expect(new Set(made.map(({ size }) => size)).size).toBeGreaterThan(9);
});
