/** The rows in which every word that is sought stands somewhere, whatever the case. */
export function rowsFound<Row>(
  rows: readonly Row[],
  sought: string | undefined,
  textsOf: (row: Row) => readonly (string | null)[],
): readonly Row[] {
  const words = (sought ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textsOf(row).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
