import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { confirmDamage, looksChangedBySpreadsheet } from '../looks-changed-by-spreadsheet.ts';
import { NO_RECORD_ID } from './card.ts';
import type { CardIndex, CardOrder } from './card-index.ts';
import type { CvrBatch } from './cvr-reading.ts';

type BatchCheck = {
  readonly index: CardIndex;
  readonly order: CardOrder;
  readonly batches: readonly CvrBatch[];
  readonly issues: IssueCollector;
};

/**
 * Where a card's place in its batch is the rank of its record number, the rows of the export should come in that order
 * too. Where they do not, one of the two is not the order of the paper, and somebody would fetch the wrong card.
 */
export function confirmRecordOrder(options: BatchCheck & { readonly files: readonly string[] }): void {
  const { index, order, batches, files, issues } = options;
  let differing = 0;
  let first:
    | { readonly batch: number; readonly position: number; readonly byRow: number; readonly byRank: number }
    | undefined;
  batches.forEach((_, batch) => {
    const ranked = order.ordinals.subarray(order.batchStart[batch], order.batchStart[batch + 1]);
    if (isAscending(ranked)) return;
    const inRows = ranked.slice().sort();
    const position = inRows.findIndex((ordinal, at) => ordinal !== ranked[at]);
    const byRow = inRows[position] ?? 0;
    const byRank = ranked[position] ?? 0;
    // Record ids that are missing are reported by themselves, and order nothing.
    if (index.at(byRow).recordId === NO_RECORD_ID || index.at(byRank).recordId === NO_RECORD_ID) return;
    differing += 1;
    first ??= { batch, position, byRow, byRank };
  });
  if (first === undefined) return;
  const row = index.at(first.byRow);
  const rank = index.at(first.byRank);
  const name = inWords(batches[first.batch]);
  issues.confirm({
    code: 'RECORD_ORDER_DIFFERS',
    file: files[row.file] ?? '',
    row: row.row,
    found: `record number ${row.recordId}`,
    expected: `record number ${rank.recordId}`,
    message: fileSaying('cvr.inTheOrderOfThe', {
      name,
      part: differing > 1 ? `, and so in ${differing - 1} more` : '',
      position: first.position + 1,
      row: row.row,
      recordId: row.recordId,
      recordId2: rank.recordId,
      row2: rank.row,
    }),
    advice: fileSaying('cvr.ballotNumbersAreTheRanks'),
  });
}

/** Asks about names of batches and tabulators that a spreadsheet program seems to have rewritten. */
export function confirmDamagedNames({ index, order, batches, issues }: BatchCheck): void {
  for (const column of ['batch', 'tabulator'] as const) {
    const names = batches.map(({ name, tabulator }) => (column === 'batch' ? name : tabulator));
    const firstBatch = names.findIndex(looksChangedBySpreadsheet);
    if (firstBatch === -1) continue;
    const start = order.batchStart[firstBatch] ?? 0;
    const hasCards = start < (order.batchStart[firstBatch + 1] ?? start);
    confirmDamage(issues, {
      column,
      ...(hasCards && { row: index.at(order.ordinals[start] ?? 0).row }),
      found: names.filter(looksChangedBySpreadsheet),
    });
  }
}

function isAscending(ordinals: Uint32Array): boolean {
  for (let at = 1; at < ordinals.length; at += 1) if ((ordinals[at] ?? 0) < (ordinals[at - 1] ?? 0)) return false;
  return true;
}

function inWords(batch: CvrBatch | undefined): string {
  if (batch === undefined) return 'a batch';
  return batch.tabulator === '' ? `batch “${batch.name}”` : `batch “${batch.name}” of tabulator “${batch.tabulator}”`;
}
