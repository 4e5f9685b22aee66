import { expect, test } from 'vitest';
import { type ComparisonStratum, logRiskThatCvrsHide } from './suite-strata.ts';

/*
 * The compared stratum counts each card once however often it is drawn, so that its cards come in a random order without
 * repetition. Gone through exactly: every stratum of two to seven cards with errors of −2 … 2 votes that just undo the margin,
 * every order, and the least risk of any moment before the last card. Its chance of being at most α is never above α.
 */

const ERRORS = [-2, -1, 0, 1, 2] as const;

test.each([2, 3, 4, 5, 6, 7])(
  'whoever stops when it suits, with %d cards, confirms a wrong outcome no more often than the limit allows',
  (cards) => {
    let worst = 0;
    for (const counts of countsOf(cards, ERRORS.length)) {
      const hidden = counts.reduce((sum, count, place) => sum + count * (ERRORS[place] ?? 0), 0);
      if (hidden > 0) worst = Math.max(worst, worstRatio(counts, cards, hidden));
    }
    expect(worst).toBeLessThanOrEqual(1);
    // And it is not far from it: one error of two votes among cards without.
    expect(worst).toBeGreaterThan(0.9);
  },
);

/** The largest of P(least risk ≤ α) ÷ α over all α. */
function worstRatio(counts: readonly number[], cards: number, hidden: number): number {
  const chances = new Map<number, number>();
  const left = [...counts];
  const seen = counts.map(() => 0);
  const goThrough = (drawn: number, chance: number, least: number): void => {
    if (drawn === cards - 1) {
      chances.set(least, (chances.get(least) ?? 0) + chance);
      return;
    }
    for (const [place, count] of left.entries()) {
      if (count === 0) continue;
      left[place] = count - 1;
      seen[place] = (seen[place] ?? 0) + 1;
      const risk = logRiskThatCvrsHide(stratumOf(seen, cards, drawn + 1), hidden);
      goThrough(drawn + 1, (chance * count) / (cards - drawn), Math.min(least, risk));
      left[place] = count;
      seen[place] = (seen[place] ?? 0) - 1;
    }
  };
  goThrough(0, 1, 0);
  let below = 0;
  let worst = 0;
  for (const [log, chance] of [...chances].toSorted(([a], [b]) => a - b)) {
    below += chance;
    // A risk of 1 is no evidence, and always there.
    if (log < -1e-12) worst = Math.max(worst, below / Math.exp(log));
  }
  return worst;
}

function stratumOf(seen: readonly number[], ballots: number, sampled: number): ComparisonStratum {
  const [u2 = 0, u1 = 0, , o1 = 0, o2 = 0] = seen;
  return { ballots, sampled, o1, o2, u1, u2 };
}

/** Every way to divide so many cards among kinds. */
function countsOf(cards: number, kinds: number): readonly (readonly number[])[] {
  if (kinds === 1) return [[cards]];
  return Array.from({ length: cards + 1 }, (_, first) =>
    countsOf(cards - first, kinds - 1).map((rest) => [first, ...rest]),
  ).flat();
}
