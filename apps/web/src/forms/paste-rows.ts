import type { ClipboardEvent } from 'react';

type Row<Column extends string> = Readonly<Record<Column, string>>;

/** The rows with what was copied from a spreadsheet put in from one cell on, as a spreadsheet would. Columns are in their order. */
export function pasteRows<Column extends string>(
  rows: readonly Row<Column>[],
  into: {
    readonly columns: readonly Column[];
    readonly blank: Row<Column>;
    readonly row: number;
    readonly column: Column;
  },
  text: string,
): readonly Row<Column>[] {
  const first = into.columns.indexOf(into.column);
  const lines = text
    .replace(/[\r\n]+$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const filled = [...rows];
  for (const [offset, cells] of lines.entries()) {
    const row: Record<Column, string> = { ...(filled[into.row + offset] ?? into.blank) };
    for (const [at, cell] of cells.entries()) {
      const column = into.columns[first + at];
      if (column !== undefined) row[column] = cell;
    }
    filled[into.row + offset] = row;
  }
  return filled;
}

/** What was pasted into a field that says which column it is, where it is more than the text of one cell. The field does not get it then. */
export function takePasted<Column extends string>(
  event: ClipboardEvent,
  columns: readonly Column[],
): { readonly column: Column; readonly text: string } | undefined {
  const text = event.clipboardData.getData('text/plain');
  const { target } = event;
  const column = columns.find((one) => target instanceof HTMLElement && target.dataset.column === one);
  if (column === undefined || !isTable(text)) return undefined;
  event.preventDefault();
  return { column, text };
}

/** Whether what was copied is more than the text of one cell. */
export function isTable(text: string): boolean {
  return /[\t\r\n]/.test(text.trim());
}
