import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fractionOfDigest, nextTicket, trimTicket, uniformFraction } from './tickets.ts';

test('a small digest has zeros in front, which come last', () => {
  expect(fractionOfDigest('0a')).toBe(`0.01${'0'.repeat(62)}`);
});

test('digits are cut off after the leading nines, never rounded', () => {
  expect(trimTicket('0.51137905399', 9)).toBe('0.511379053');
  expect(trimTicket('0.9951137905399', 9)).toBe('0.99511379053');
  expect(trimTicket('0.12', 9)).toBe('0.12');
  expect(trimTicket('0.99', 9)).toBe('0.99');
});

test('every next ticket is greater and keeps the leading nines', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (text, generations) => {
      let ticket = uniformFraction(text);
      for (let i = 0; i < generations; i += 1) {
        const next = nextTicket(ticket);
        const nines = /^0\.9*/.exec(ticket)?.[0] ?? '';
        expect(next > ticket && next.startsWith(nines)).toBe(true);
        ticket = next;
      }
    }),
    { numRuns: 100 },
  );
});
