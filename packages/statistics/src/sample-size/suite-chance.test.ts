import { expect, test } from 'vitest';
import type { HybridAudit } from '../risk/hybrid-audit.ts';
import { type HybridProspect, suiteChance, suiteSizesByChance } from './suite-chance.ts';

const NAME = { contest: 'Mayor', round: 1 };

/** Ann leads Ben in both strata, and nothing was drawn. */
function prospect(change: Partial<HybridAudit> & { readonly withoutCvr?: number } = {}): HybridProspect {
  const { withoutCvr = 0, ...rest } = change;
  const audit: HybridAudit = {
    contest: {
      choices: [
        { id: 'ann', votes: 44 },
        { id: 'ben', votes: 12 },
      ],
      ballots: 56,
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit: 0.1,
    cvr: { ballots: 40, votes: votes(32, 8), sampled: 0 },
    polling: { ballots: 16, votes: votes(12, 4), sampled: 0 },
    pairs: [{ winner: 'ann', loser: 'ben', o1: 0, o2: 0, u1: 0, u2: 0, pollingWinner: 0, pollingLoser: 0 }],
    ...rest,
  };
  return { audit, withoutCvr, polled: { votes: new Map(), againstWinners: 0 } };
}

function votes(ann: number, ben: number): ReadonlyMap<string, number> {
  return new Map([
    ['ann', ann],
    ['ben', ben],
  ]);
}

/** Every card has a record: 40 cards, a margin of 24. */
function compared(withoutCvr = 0): HybridProspect {
  const contest = prospect().audit.contest;
  const choices = [
    { id: 'ann', votes: 32 },
    { id: 'ben', votes: 8 },
  ];
  const polling = { ballots: 0, votes: votes(0, 0), sampled: 0 };
  return prospect({ contest: { ...contest, choices, ballots: 40 }, polling, withoutCvr });
}

/*
 * Where nothing is polled the risk is (1 − 24/(2·1.03905·40))^d after d different cards without errors: 0.0747 for seven and
 * 0.1082 for six at a limit of 10 %.
 */
const SIX = (1 - 24 / (2 * 1.03905 * 40)) ** 6;
const SEVEN = (1 - 24 / (2 * 1.03905 * 40)) ** 7;

/** The chance that n draws with replacement from N cards fall on exactly d different ones. */
function chanceOfDifferent(cards: number, draws: number, different: number): number {
  let chances: readonly number[] = [1];
  for (let draw = 0; draw < draws; draw += 1) {
    chances = Array.from({ length: chances.length + 1 }, (_, d) => {
      const again = ((chances[d] ?? 0) * d) / cards;
      const fresh = d === 0 ? 0 : ((chances[d - 1] ?? 0) * (cards - d + 1)) / cards;
      return again + fresh;
    });
  }
  return chances[different] ?? 0;
}

const close = (chance: number) => 4 * Math.sqrt((chance * (1 - chance)) / 2000);

test('draws with replacement are worth as many comparisons as they fall on different cards', () => {
  expect([SIX > 0.1, SEVEN <= 0.1]).toEqual([true, true]);
  for (const draws of [7, 8, 9]) {
    const exact = Array.from({ length: draws - 6 }, (_, more) => chanceOfDifferent(40, draws, 7 + more));
    const chance = exact.reduce((sum, one) => sum + one, 0);
    const simulated = suiteChance(compared(), { size: { cvr: draws, polling: 0 }, name: NAME });
    expect(simulated.ok && simulated.value).toBeGreaterThan(chance - close(chance));
    expect(simulated.ok && simulated.value).toBeLessThan(chance + close(chance));
  }
  const tooFew = suiteChance(compared(), { size: { cvr: 6, polling: 0 }, name: NAME });
  expect(tooFew).toEqual({ ok: true, value: 0 });
});

test('a card without its record spoils the round it is drawn in', () => {
  // One of forty: nine draws meet the limit only where none falls on it, since two votes cost a factor of 27.
  const missed = (39 / 40) ** 9;
  const simulated = suiteChance(compared(1), { size: { cvr: 9, polling: 0 }, name: NAME });
  const complete = suiteChance(compared(0), { size: { cvr: 9, polling: 0 }, name: NAME });
  const ratio = simulated.ok && complete.ok ? (simulated.value ?? 0) / (complete.value ?? 1) : 0;
  expect(ratio).toBeGreaterThan(missed - 0.05);
  expect(ratio).toBeLessThan(missed + 0.05);
});

test('sizes are the least that reach the chance in the order of the search, divided by the cards of the strata', () => {
  const sizes = suiteSizesByChance(prospect(), NAME, 56);
  expect(sizes.ok).toBe(true);
  for (const { key, size, chance } of sizes.ok ? sizes.value : []) {
    expect(chance).toBeGreaterThanOrEqual(Number(key));
    expect(size.cvr).toBe(Math.ceil(((size.cvr + size.polling) * 40) / 56));
    expect(suiteChance(prospect(), { size, name: NAME })).toEqual({ ok: true, value: chance });
  }
  const totals = sizes.ok ? sizes.value.map(({ size }) => size.cvr + size.polling) : [];
  expect(totals).toEqual(totals.toSorted((a, b) => a - b));
  expect(totals.length).toBeGreaterThan(0);
});

test('where several votes are allowed and some were seen, no chance is claimed', () => {
  const { contest, polling, pairs } = prospect().audit;
  const seen = prospect({
    contest: { ...contest, votesAllowed: 2 },
    polling: { ...polling, sampled: 3 },
    pairs: pairs.map((pair) => ({ ...pair, pollingWinner: 2, pollingLoser: 1 })),
  });
  expect(suiteChance(seen, { size: { cvr: 5, polling: 5 }, name: NAME })).toEqual({ ok: true, value: undefined });
});

test('a round of too many draws to simulate has no chance', () => {
  expect(suiteChance(prospect(), { size: { cvr: 2001, polling: 0 }, name: NAME })).toEqual({
    ok: true,
    value: undefined,
  });
});
