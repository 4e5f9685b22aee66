import type { RandomSource } from './random-source.ts';

/** So many cards of a population have this assorter value. */
export type ValueCount = { readonly value: number; readonly count: number };

/** A population to draw from at random. Only counts are kept, so a million cards cost no more than ten. */
export type ValueDeck = {
  /** Draws one card and answers its value. Without replacement the cards run out: ask at most as many as there are. */
  readonly draw: () => number;
  /** Puts every card back. */
  readonly shuffle: () => void;
};

/**
 * A deck of cards that share few values, drawn with or without replacement.
 *
 * The counts are the leaves of a binary tree whose nodes hold the cards below them; a draw walks down from the root and
 * takes one card off every node it passes.
 */
export function valueDeck({
  values,
  replacement,
  random,
}: {
  readonly values: readonly ValueCount[];
  readonly replacement: 'with' | 'without';
  readonly random: RandomSource;
}): ValueDeck {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, values.length)));
  const full = new Float64Array(2 * leaves);
  values.forEach(({ count }, index) => {
    full[leaves + index] = count;
  });
  for (let node = leaves - 1; node >= 1; node -= 1) full[node] = full[2 * node] + full[2 * node + 1];
  const left = full.slice();
  const taken = replacement === 'without' ? 1 : 0;
  return {
    draw() {
      let place = random.below(left[1]);
      let node = 1;
      left[1] -= taken;
      while (node < leaves) {
        node *= 2;
        if (place >= left[node]) {
          place -= left[node];
          node += 1;
        }
        left[node] -= taken;
      }
      return values[node - leaves].value;
    },
    shuffle: () => left.set(full),
  };
}

/** How many cards a population has. */
export function countCards(values: readonly ValueCount[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}

/** The mean value of a population. */
export function meanOfCards(values: readonly ValueCount[]): number {
  return values.reduce((sum, { value, count }) => sum + value * count, 0) / countCards(values);
}
