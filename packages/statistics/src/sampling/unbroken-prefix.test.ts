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
