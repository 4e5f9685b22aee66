/** What one cell of a written CSV may hold. */
export type CsvValue = string | number;

const OPENS_A_FORMULA = /^[=+\-@\t\r]/;
const IS_A_SIGNED_NUMBER = /^[+-]\d[\d,]*(\.\d+)?%?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Writes one cell: quoted where RFC 4180 asks for it, and kept from running as a formula when a spreadsheet program
 * opens the file. Numbers and signed differences stay as they are.
 */
export function csvCell(value: CsvValue): string {
  const text = String(value);
  const isFormula = OPENS_A_FORMULA.test(text) && !IS_A_SIGNED_NUMBER.test(text);
  const safe = isFormula ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes rows as CSV text: commas between cells, CRLF after every row, as spreadsheet programs expect. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
