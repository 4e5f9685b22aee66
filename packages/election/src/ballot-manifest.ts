/** A pile of ballot cards that is stored, labelled and counted as one. */
export type Batch = {
  readonly name: string;
  readonly tabulator: string | null;
  readonly container: string | null;
  /** Ballot cards in the batch. */
  readonly ballots: number;
  /** Whether its cards have cast vote records; absent where the manifest does not say. */
  readonly inCvr?: boolean;
};

/** Every batch of a jurisdiction, in the order of the file. */
export type BallotManifest = { readonly batches: readonly Batch[] };

/** The number of ballot cards a manifest lists. */
export function ballotsInManifest(manifest: BallotManifest): number {
  let ballots = 0;
  for (const batch of manifest.batches) ballots += batch.ballots;
  return ballots;
}
