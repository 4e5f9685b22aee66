import { likenessKey } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { fileSaying } from '@plumbline/words/file-words';
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
    message: fileSaying('tables.sameKey', { first, row, columns: inWords(columns), key: shown }),
    advice: fileSaying('tables.sameKeyAdvice'),
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
    message: fileSaying('tables.alikeKey', {
      first: near.row,
      row,
      columns: inWords(columns),
      firstKey: nearShown,
      key: shown,
    }),
    advice: fileSaying('tables.alikeKeyAdvice'),
  });
}

function inWords(columns: readonly string[]): Saying {
  const [first, ...others] = columns.map((name) => fileSaying('tables.column', { name }));
  assert(first !== undefined, 'a key has a column');
  return others.reduce((all, column) => fileSaying('tables.both', { first: all, second: column }), first);
}
