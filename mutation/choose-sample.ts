import { createHash } from 'node:crypto';
import type { Mutant } from './make-mutants.ts';

/**
 * A seeded sample of `limit` breakages, spread over every file in proportion to how many it has, and at least one of each.
 *
 * Within a file those with the smallest SHA-256 of seed and breakage are taken, so that a change of one file leaves the
 * choice in all others as it was.
 */
export function chooseSample(
  mutants: readonly Mutant[],
  { limit, seed }: { readonly limit: number; readonly seed: string },
): readonly Mutant[] {
  const files = [...Map.groupBy(mutants, (mutant) => mutant.file)];
  const shares = divide(
    files.map(([, own]) => own.length),
    Math.min(limit, mutants.length),
  );
  return files.flatMap(([, own], index) =>
    own
      .map((mutant) => ({ mutant, ticket: ticketOf(seed, mutant) }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, shares[index])
      .map(({ mutant }) => mutant),
  );
}

/** Divides `total` in proportion to `sizes` by the largest remainder; every size gets at least one where there are enough. */
export function divide(sizes: readonly number[], total: number): readonly number[] {
  const sum = sizes.reduce((all, size) => all + size, 0);
  if (sum === 0) return sizes;
  const exact = sizes.map((size) => (size * total) / sum);
  const shares = exact.map((share) => (total >= sizes.length ? Math.max(1, Math.floor(share)) : Math.floor(share)));
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - shares[index] }))
    .toSorted((a, b) => b.remainder - a.remainder)
    .map(({ index }) => index);
  const taken = () => shares.reduce((all, share) => all + share, 0);
  // Rounding down leaves some over; the least of one may take some too many, which the last in line give back.
  while (taken() < total)
    for (const index of byRemainder) if (taken() < total && shares[index] < sizes[index]) shares[index] += 1;
  while (taken() > total)
    for (const index of byRemainder.toReversed()) if (taken() > total && shares[index] > 1) shares[index] -= 1;
  return shares;
}

function ticketOf(seed: string, { file, line, column, mutator, replacement }: Mutant): string {
  return createHash('sha256')
    .update(JSON.stringify([seed, file, line, column, mutator, replacement]))
    .digest('hex');
}
