import { parseCount } from './csv/parse-count.ts';
import type { Row } from './csv/split-rows.ts';
import type { CvrFormat } from './cvr/cvr-reading.ts';
import { MANIFEST_HEADER_SYNONYMS, type ManifestColumn } from './manifest-columns.ts';
import { foldName } from './nearest-name.ts';

/** The election files that are one table each. `worksheet` is the print-out of batch preparation, never an upload. */
export type TableKind = 'participants' | 'standardized-contests' | 'manifest' | 'candidate-totals' | 'worksheet';

/** What a file is, judged by its content alone. */
export type DetectedKind =
  | { readonly kind: TableKind | 'tabulator-status' }
  | { readonly kind: 'cvr'; readonly format: CvrFormat }
  | { readonly kind: 'unknown'; readonly looksLike: string };

/** A table's kind, from its first rows; undefined when it is none that is known. */
export function detectTableKind(
  rows: readonly Row[],
): { readonly kind: TableKind } | { readonly kind: 'cvr'; readonly format: CvrFormat } | undefined {
  const first = rows[0]?.cells ?? [];
  if (foldName(first[0] ?? '') === 'batch inventory worksheet') return { kind: 'worksheet' };
  const format = detectCvrTable(rows.slice(0, 10));
  if (format !== undefined) return { kind: 'cvr', format };

  const headers = new Set(first.map(foldName));
  if (headers.has('contest name') && headers.has('jurisdictions')) return { kind: 'standardized-contests' };
  if (headers.has('jurisdiction') && headers.has('admin email')) return { kind: 'participants' };
  const hasBatches = hasManifestColumn(headers, 'Batch Name');
  if (hasBatches && hasManifestColumn(headers, 'Number of Ballots')) return { kind: 'manifest' };
  if (headers.has('batch name') && votesColumns(rows) >= 2) return { kind: 'candidate-totals' };
  return undefined;
}

/** Whether the folded headers name a manifest column, in our words or in those of another system. */
export function hasManifestColumn(foldedHeaders: ReadonlySet<string>, column: ManifestColumn): boolean {
  return [column, ...MANIFEST_HEADER_SYNONYMS[column]].some((header) => foldedHeaders.has(foldName(header)));
}

function detectCvrTable(rows: readonly Row[]): CvrFormat | undefined {
  for (const { cells } of rows) {
    const headers = new Set(cells.map(foldName));
    if (headers.has('cvrnumber') && headers.has('tabulatornum')) return 'dominion-csv';
    if (headers.has('rownumber') && (headers.has('boxid') || cells.some((cell) => cell.startsWith('Choice_')))) {
      return 'clear-ballot';
    }
    if (headers.has('cast vote record')) {
      const batchOnly = (headers.has('batch') || headers.has('batch name')) && !headers.has('tabulator cvr');
      return batchOnly ? 'ess-single' : 'ess';
    }
    if (cells.some((cell) => cell.includes('#FormatVersion'))) return 'hart';
  }
  return undefined;
}

/** Columns beside the batch's own whose every value, in the first rows, is a count. */
function votesColumns(rows: readonly Row[]): number {
  const header = rows[0]?.cells ?? [];
  const sample = rows.slice(1, 21);
  if (sample.length === 0) return 0;
  const notVotes = new Set(['batch name', 'container', 'tabulator', 'cvr', '']);
  let columns = 0;
  for (const [index, name] of header.entries()) {
    if (notVotes.has(foldName(name))) continue;
    if (sample.every(({ cells }) => parseCount(cells[index] ?? '').kind === 'count')) columns += 1;
  }
  return columns;
}
