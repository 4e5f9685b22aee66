import { cellsOf, type FormRecord, type SeenRoom } from '@plumbline/ballot-management';
import { newestOf } from './form-in-list.ts';

/** Cells of a form that are filled in and not shown to whoever looks; `seals` are those of `sealsWithheld`. */
export function withheldCells(
  { withheld, hidden }: SeenRoom,
  record: FormRecord,
  seals: ReadonlySet<string>,
): string[] {
  if (hidden.has(record.filled)) return [];
  const cells = cellsOf(newestOf(record));
  return [...new Set([...(withheld.get(record.filled) ?? []), ...seals])].filter((key) => cells.has(key));
}
