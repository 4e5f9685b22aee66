import type { IssueCollector } from '../issue-collector.ts';
import { foldName } from '../nearest-name.ts';

/** A row's key: what must not occur twice. Several values are one key together. */
export type RowKey = { readonly row: number; readonly key: readonly string[] };

/** Reports rows with the same key, and remarks on keys that differ only in spaces or capitals. */
export function checkKeys(rows: readonly RowKey[], columns: readonly string[], issues: IssueCollector): void {
  const exact = new Map<string, number>();
  const folded = new Map<string, { readonly row: number; readonly shown: string }>();
  const inWords = columns.map((column) => `“${column}”`).join(' and ');
  for (const { row, key } of rows) {
    const shown = key.join(' / ');
    const id = JSON.stringify(key);
    const first = exact.get(id);
    if (first !== undefined) {
      issues.error({
        code: 'DUPLICATE_KEY',
        row,
        column: columns.join(', '),
        found: shown,
        message: `Rows ${first} and ${row} have the same ${inWords}: ${shown}.`,
        advice: 'Remove one of the two rows, or correct the name of one.',
      });
      continue;
    }
    exact.set(id, row);
    const foldedId = JSON.stringify(key.map(foldName));
    const near = folded.get(foldedId);
    if (near === undefined) {
      folded.set(foldedId, { row, shown });
      continue;
    }
    issues.warn({
      code: 'NEAR_DUPLICATE_KEY',
      row,
      column: columns.join(', '),
      found: shown,
      expected: near.shown,
      message: `Rows ${near.row} and ${row} differ only in spaces or capitals in ${inWords}: ${near.shown} and ${shown}.`,
      advice: 'Check that they are two different things and not one entered twice.',
    });
  }
}
