import { meetsAll } from './chance-by-compositions.ts';
import type { ForeseenCards } from './foreseen-cards.ts';
import type { PairNeed } from './pair-need.ts';
import { randomSource } from './random-source.ts';

/** Simulated rounds. A share q of them is known to about √(q(1 − q)/10,000): half a percentage point. */
export const SIMULATED_ROUNDS = 10_000;

/**
 * The share of 10,000 simulated rounds that meet the limit for every pair. A draw is a whole number below B·N, looked up
 * among the running sums of the weights of the kinds of cards. The numbers come from the text `seed` and never from the
 * audit's own seed, so that a forecast tells nothing of the draws to come.
 */
export function chanceBySimulation(at: {
  readonly needs: readonly PairNeed[];
  readonly cards: readonly ForeseenCards[];
  readonly draws: number;
  readonly seed: string;
}): number {
  const { needs, cards, draws, seed } = at;
  const random = randomSource(seed);
  const isMet = meetsAll(needs, cards);
  let total = 0;
  const sums = Float64Array.from(cards, ({ weight }) => {
    total += weight;
    return total;
  });
  const counts = new Float64Array(cards.length);
  let met = 0;
  for (let round = 0; round < SIMULATED_ROUNDS; round += 1) {
    counts.fill(0);
    for (let draw = 0; draw < draws; draw += 1) {
      const drawn = random.below(total);
      let kind = 0;
      while (drawn >= sums[kind]) kind += 1;
      counts[kind] += 1;
    }
    if (isMet(counts)) met += 1;
  }
  return met / SIMULATED_ROUNDS;
}
