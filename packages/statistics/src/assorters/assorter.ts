/**
 * What one card says in one contest: each choice that is marked, with 1, or with its rank in a ranked contest (1 the
 * first). Empty when nothing is marked.
 */
export type Votes = ReadonlyMap<string, number>;

/**
 * Turns what a card says into a number in 0..u, so that a claim about the outcome becomes a claim about a mean: the
 * assertion is true exactly when the mean over all cards exceeds ½. A card with nothing to say about it gives ½.
 */
export type Assorter = {
  /** u, the largest value the assorter can give. */
  readonly upperBound: number;
  readonly value: (votes: Votes) => number;
};

/**
 * How a card reads in a contest, on its CVR or to people.
 *
 * - `votes`: the contest is on the card.
 * - `contest-absent`: the card does not carry the contest.
 * - `phantom`: there is no such card to read. As a CVR: one made up so that CVRs are as many as cards may exist.
 *   As an MVR: the card could not be found.
 */
export type CardReading =
  | { readonly kind: 'votes'; readonly votes: Votes }
  | { readonly kind: 'contest-absent' }
  | { readonly kind: 'phantom' };

/** The reading of a card that marks these choices once each. */
export function marksFor(...choices: readonly string[]): CardReading {
  return { kind: 'votes', votes: new Map(choices.map((choice) => [choice, 1])) };
}

/** 1 when the card marks the choice, 0 when it does not. */
export function hasMark(votes: Votes, choice: string): 0 | 1 {
  return (votes.get(choice) ?? 0) > 0 ? 1 : 0;
}

/** How many choices the card marks. */
export function marksCount(votes: Votes): number {
  let count = 0;
  for (const mark of votes.values()) if (mark > 0) count += 1;
  return count;
}
