import type { BatchCombination, Plan } from '@plumbline/audit';
import { compareNames, type InputFile, type Sha256, Sha256Schema } from '@plumbline/election';
import { canonicalJson } from './canonical-json.ts';
import type { HashText } from './log-entry.ts';

/**
 * The commitment to everything that is decided before the seed is known: SHA-256 of the canonical JSON (RFC 8785) of
 * `{ plan, files: [{ jurisdiction, kind, name, bytes, sha256 }] }`, the files sorted by jurisdiction, kind and name, with
 * `headers: [{ header, column }]`, sorted by header, at a file of which a person has said what its headers mean, and
 * of `combinedBatches: [{ jurisdiction, name, batches }]` beside them where batches are known to be mixed.
 *
 * Whoever holds the plan and the files computes the same 64 digits; nobody can change either afterwards unnoticed.
 */
export function commitmentOf(
  inputs: {
    readonly plan: Plan;
    readonly files: readonly InputFile[];
    readonly combinedBatches: readonly BatchCombination[];
  },
  hashText: HashText,
): Sha256 {
  const files = inputs.files
    .map(({ jurisdiction, kind, name, bytes, sha256, headers }) => {
      const file = { jurisdiction, kind, name, bytes, sha256 };
      if (headers === undefined) return file;
      return { ...file, headers: headers.toSorted((a, b) => compareNames(a.header, b.header)) };
    })
    .toSorted(
      (a, b) =>
        compareNames(a.jurisdiction ?? '', b.jurisdiction ?? '') ||
        compareNames(a.kind, b.kind) ||
        compareNames(a.name, b.name),
    );
  const combinedBatches = inputs.combinedBatches.map(({ jurisdiction, name, batches }) => ({
    jurisdiction,
    name,
    batches,
  }));
  const combined = combinedBatches.length === 0 ? {} : { combinedBatches };
  return Sha256Schema.parse(hashText(canonicalJson({ plan: inputs.plan, files, ...combined })));
}
