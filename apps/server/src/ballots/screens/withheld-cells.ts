import { cellsOf, type FormRecord, type SeenRoom, type WithheldCells } from '@plumbline/ballot-management';

/**
 * Cells of a form that are filled in and not shown to whoever looks, by the number of the version they stand in; `seals` are those of
 * `sealsWithheld`.
 */
export function withheldCells(
  { withheld, hidden }: SeenRoom,
  record: FormRecord,
  seals: WithheldCells,
): ReadonlyMap<number, readonly string[]> {
  const shown = new Map<number, readonly string[]>();
  if (hidden.has(record.filled)) return shown;
  const pairs = withheld.get(record.filled);
  for (const version of record.versions) {
    const cells = cellsOf(version);
    const keys = new Set([...(pairs?.get(version.version) ?? []), ...(seals.get(version.version) ?? [])]);
    const filled = [...keys].filter((key) => cells.has(key));
    if (filled.length > 0) shown.set(version.version, filled);
  }
  return shown;
}
