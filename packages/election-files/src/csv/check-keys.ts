import { likenessKey } from '@plumbline/election';
import type { IssueCollector } from '../issue-collector.ts';

/** A row's key: what must not occur twice. Several values are one key together. */
type RowKey = { readonly row: number; readonly key: readonly string[] };

/** Reports rows with the same key, and remarks on keys that people would take for one. */
export function checkKeys(rows: readonly RowKey[], columns: readonly string[], issues: IssueCollector): void {
  const exact = new Map<string, number>();
  const folded = new Map<string, RowKey>();
  for (const candidate of rows) {
    // No cell holds a zero character, so joined keys are equal only if their parts are.
    const id = candidate.key.join('\0');
    const first = exact.get(id);
    if (first !== undefined) {
      reportDuplicate(first, candidate, columns, issues);
      continue;
    }
    exact.set(id, candidate.row);
    const foldedId = candidate.key.map(likenessKey).join('\0');
    const near = folded.get(foldedId);
    if (near === undefined) folded.set(foldedId, candidate);
    else warnOfNearDuplicate(near, candidate, columns, issues);
  }
}

function reportDuplicate(
  first: number,
  { row, key }: RowKey,
  columns: readonly string[],
  issues: IssueCollector,
): void {
  const shown = key.join(' / ');
  issues.error({
    code: 'DUPLICATE_KEY',
    row,
    column: columns.join(', '),
    found: shown,
    message: `Rows ${first} and ${row} have the same ${inWords(columns)}: ${shown}.`,
    advice: 'Remove one of the two rows, or correct the name of one.',
  });
}

function warnOfNearDuplicate(
  near: RowKey,
  { row, key }: RowKey,
  columns: readonly string[],
  issues: IssueCollector,
): void {
  const shown = key.join(' / ');
  const nearShown = near.key.join(' / ');
  issues.warn({
    code: 'NEAR_DUPLICATE_KEY',
    row,
    column: columns.join(', '),
    found: shown,
    expected: nearShown,
    message: `Rows ${near.row} and ${row} differ only in spaces, capitals or marks that look alike in ${inWords(columns)}: ${nearShown} and ${shown}.`,
    advice: 'Check that they are two different things and not one entered twice.',
  });
}

function inWords(columns: readonly string[]): string {
  return columns.map((column) => `“${column}”`).join(' and ');
}
