/**
 * The two parts of a hybrid audit's cards: those of batches with cast vote records (CVRs), which are compared, and the
 * others, which are looked at as in ballot polling.
 */
export const STRATA = ['cvr', 'noCvr'] as const;

export type Stratum = (typeof STRATA)[number];

/** Something of each stratum. */
export type ByStratum<Of> = Readonly<Record<Stratum, Of>>;

/** Draws, or cards, of each stratum. */
export type StratumSizes = ByStratum<number>;

/** Both strata together. */
export function inBothStrata({ cvr, noCvr }: StratumSizes): number {
  return cvr + noCvr;
}

/** The stratum of a batch. */
export function stratumOfBatch({ inCvr }: { readonly inCvr?: boolean }): Stratum {
  return inCvr === true ? 'cvr' : 'noCvr';
}
