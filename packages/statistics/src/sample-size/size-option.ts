/**
 * One sample size to offer for the coming round.
 *
 *   basis         what the size is for: the average sample number, a chance of finishing, or every ballot
 *   ballots       additional ballots to draw
 *   probability   chance that the round ends the audit when the reported tallies are right; `undefined` if not known
 */
export type SizeOption = {
  readonly basis: 'asn' | '0.7' | '0.8' | '0.9' | 'all-ballots';
  readonly ballots: number;
  readonly probability: number | undefined;
};

/** The chances of finishing that sizes are offered for. */
export const offeredProbabilities = [
  { basis: '0.7', probability: 0.7 },
  { basis: '0.8', probability: 0.8 },
  { basis: '0.9', probability: 0.9 },
] as const;
