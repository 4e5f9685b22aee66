type Pair = { readonly original: string; readonly duplicate: string };

/** The numbers of remade ballots: one where both papers bear the same, else both, as `both` says it. */
export function remadeInWords(ballots: readonly Pair[], both: (pair: Pair) => string): string {
  return ballots.map((pair) => (pair.original === pair.duplicate ? pair.duplicate : both(pair))).join(', ');
}
