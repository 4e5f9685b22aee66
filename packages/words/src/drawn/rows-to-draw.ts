/** More than this nobody compares, and no picture can be as high; the table has all of them. */
export const ROWS_MAX = 30;

/** The rows that are drawn, and those that are drawn as one where there are more than `most`. */
export function rowsToDraw<Row>(
  rows: readonly Row[],
  most: number = ROWS_MAX,
): { readonly shown: readonly Row[]; readonly rest: readonly Row[] } {
  const shown = rows.length > most ? rows.slice(0, most - 1) : rows;
  return { shown, rest: rows.slice(shown.length) };
}
