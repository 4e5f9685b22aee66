import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { drawInTicketOrder } from './consistent-sampling.ts';
import { firstTicket, seedHash, trimTicket } from './tickets.ts';
import { drawsWithinPrefix, isWithinPrefix, ticketsWithinPrefix, unbrokenPrefix } from './unbroken-prefix.ts';

describe('how far the draws of others reach', () => {
  test('each jurisdiction as far as the target that went furthest there, the contest as far as the least of them', () => {
    const targets = [
      { jurisdictions: ['J1', 'J2'], lastTicket: '0.2' },
      { jurisdictions: ['J1'], lastTicket: '0.5' },
      { jurisdictions: ['J3'], lastTicket: '0.9' },
    ];
    expect(unbrokenPrefix({ targets, jurisdictions: ['J1', 'J2'] })).toEqual({
      measured: true,
      threshold: '0.2',
      reached: new Map([
        ['J1', '0.5'],
        ['J2', '0.2'],
      ]),
    });
  });

  test('a jurisdiction that nobody drew from leaves the contest unmeasured', () => {
    const targets = [
      { jurisdictions: ['J1'], lastTicket: '0.5' },
      { jurisdictions: ['J2'], lastTicket: undefined },
    ];
    expect(unbrokenPrefix({ targets, jurisdictions: ['J1', 'J2'] })).toMatchObject({ measured: false });
    expect(unbrokenPrefix({ targets, jurisdictions: [] })).toMatchObject({ measured: false });
  });
});

test('tickets cut to 18 digits decide as whole ones do, and the threshold’s own draw is in', () => {
  const hash = seedHash('3141592653');
  const tickets = Array.from({ length: 200 }, (_, i) => firstTicket(hash, `card ${i}`));
  for (const threshold of tickets.slice(0, 40)) {
    for (const ticket of tickets) {
      const expected = ticket <= threshold;
      expect(isWithinPrefix(ticket, threshold)).toBe(expected);
      expect(isWithinPrefix(trimTicket(ticket), trimTicket(threshold))).toBe(expected);
      expect(isWithinPrefix(ticket, trimTicket(threshold))).toBe(expected);
    }
  }
  // After leading nines, tickets are cut further right; the order of such texts is still that of the numbers.
  expect(isWithinPrefix('0.9912345678901234567890', trimTicket('0.98765432109876543210987'))).toBe(false);
  expect(isWithinPrefix('0.98765432109876543210987', trimTicket('0.9912345678901234567890'))).toBe(true);
});

/** Cards of two jurisdictions under one seed, and the first so many draws from each or from both. */
function draws(seed: string, cards: readonly string[], take: number) {
  const hash = seedHash(seed);
  const entries = cards.map((key) => ({ item: key, key, ticket: firstTicket(hash, key) }));
  return answered(drawInTicketOrder({ entries, withReplacement: true, drop: 0, take }));
}

const north = ['n1', 'n2', 'n3'];
const south = ['s1', 's2', 's3', 's4', 's5'];

test('draws made for several targets give, up to the threshold, each ticket once and every ticket there is', () => {
  for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
    const everywhere = draws(seed, [...north, ...south], 9);
    const northern = draws(seed, north, 7);
    const prefix = unbrokenPrefix({
      targets: [
        { jurisdictions: ['north', 'south'], lastTicket: everywhere.at(-1)?.ticket },
        { jurisdictions: ['north'], lastTicket: northern.at(-1)?.ticket },
      ],
      jurisdictions: ['north', 'south'],
    });
    if (!prefix.measured) throw new Error('both jurisdictions were drawn from');
    const counted = drawsWithinPrefix({
      threshold: prefix.threshold,
      draws: [...northern, ...everywhere],
      cardOf: (draw) => draw.item,
    });
    const all = ticketsWithinPrefix({ seed, keys: [...north, ...south], threshold: prefix.threshold });
    expect(counted.map((draw) => [draw.item, draw.generation])).toEqual(all.map((draw) => [draw.key, draw.generation]));
    expect(all.length).toBeGreaterThanOrEqual(9);
  }
});

describe('an exact tie, all of one choice in one county and all of the other in the other', () => {
  // Reported 14 : 6 of 20 cards, really 10 : 10. BRAVO's factor is 2 · 0.7 for a card of the north, 2 · 0.3 for one of the south.
  const northern = Array.from({ length: 10 }, (_, i) => `n${i}`);
  const southern = Array.from({ length: 10 }, (_, i) => `s${i}`);
  const evidence = (cards: readonly string[]) =>
    cards.reduce((product, card) => product * (card.startsWith('n') ? 1.4 : 0.6), 1);
  const AUDITS = 250;
  const RISK_LIMIT = 0.1;

  test('is confirmed by the pooled draws, and on the unbroken prefix not more often than the limit, whatever was drawn', () => {
    let pooledConfirms = 0;
    let prefixConfirms = 0;
    for (let audit = 0; audit < AUDITS; audit += 1) {
      const seed = `audit ${audit}`;
      const inNorth = draws(seed, northern, 40);
      const inSouth = draws(seed, southern, 30);
      const pooled = [...inNorth, ...inSouth.slice(0, 5)].map((draw) => draw.item);
      if (1 / evidence(pooled) <= RISK_LIMIT) pooledConfirms += 1;
      // Somebody who knows the draws to come stops the southern target where it suits the report best.
      const isEverConfirmed = inSouth.some((last) => {
        const prefix = unbrokenPrefix({
          targets: [
            { jurisdictions: ['north'], lastTicket: inNorth.at(-1)?.ticket },
            { jurisdictions: ['south'], lastTicket: last.ticket },
          ],
          jurisdictions: ['north', 'south'],
        });
        if (!prefix.measured) return false;
        const { threshold } = prefix;
        const counted = drawsWithinPrefix({ threshold, draws: [...inNorth, ...inSouth], cardOf: (draw) => draw.item });
        return 1 / evidence(counted.map((draw) => draw.item)) <= RISK_LIMIT;
      });
      if (isEverConfirmed) prefixConfirms += 1;
    }
    expect(pooledConfirms).toBe(AUDITS);
    // Three standard deviations of a count whose chance is the limit.
    expect(prefixConfirms).toBeLessThanOrEqual(AUDITS * RISK_LIMIT + 3 * Math.sqrt(AUDITS * RISK_LIMIT * 0.9));
    expect(prefixConfirms).toBeGreaterThan(0);
  });
});
