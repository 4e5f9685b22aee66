import { compareNaturally } from '@plumbline/election';
import { collapseSpaces, nearestName } from './nearest-name.ts';

/** How the batches a file names differ from those of the manifest. */
export type BatchSetComparison = {
  /** Named here and not in the manifest, with the manifest's most similar name that is missing here. */
  readonly extra: readonly { readonly name: string; readonly nearest: string | undefined }[];
  /** In the manifest and not named here. */
  readonly missing: readonly string[];
  /** Named here → the manifest's name that differs from it only in inner spaces. */
  readonly sameButForSpaces: ReadonlyMap<string, string>;
};

/** Compares batch names with the manifest's, in both directions and in natural order. */
export function compareBatchSets(names: readonly string[], manifest: readonly string[]): BatchSetComparison {
  const inManifest = new Set(manifest);
  const here = new Set(names);
  const unnamed = [...inManifest].filter((name) => !here.has(name));
  const bySpaces = new Map(unnamed.map((name) => [collapseSpaces(name), name]));

  const sameButForSpaces = new Map<string, string>();
  const extraNames: string[] = [];
  for (const name of here) {
    if (inManifest.has(name)) continue;
    const match = bySpaces.get(collapseSpaces(name));
    if (match === undefined) {
      extraNames.push(name);
    } else {
      sameButForSpaces.set(name, match);
      bySpaces.delete(collapseSpaces(name));
    }
  }
  const taken = new Set(sameButForSpaces.values());
  const missing = unnamed.filter((name) => !taken.has(name)).sort(compareNaturally);
  const candidates = missing.slice(0, NEAREST_AMONG_MAX);
  const extra = extraNames
    .sort(compareNaturally)
    .map((name, index) => ({ name, nearest: index < NEAREST_FOR_MAX ? nearestName(name, candidates) : undefined }));
  return { extra, missing, sameButForSpaces };
}

// A hint is worth looking for only for the names that are shown, and among as many as can be compared at once.
const NEAREST_FOR_MAX = 5;
const NEAREST_AMONG_MAX = 5000;
