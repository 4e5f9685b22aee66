import type { ReactNode } from 'react';
import { TableRegion } from './TableRegion.tsx';

/** A small table of plain cells that scrolls inside its own region. The first cell of a row names the row. */
export function SimpleTable(props: {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly { readonly name: string; readonly numeric?: boolean; readonly wordy?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly total?: readonly ReactNode[];
  readonly tight?: boolean;
}) {
  const classOf = (column: number) => {
    if (props.columns[column]?.numeric) return 'numeric';
    return props.columns[column]?.wordy ? 'wordy' : undefined;
  };
  return (
    <TableRegion label={props.caption} tall>
      <table className={props.tight ? 'table table-sticky table-tight' : 'table table-sticky'}>
        <caption className={props.hideCaption ? 'visually-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" key={column.name} className={column.numeric ? 'numeric' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={props.columns[column]?.name}>
                    {cell}
                  </th>
                ) : (
                  <td key={props.columns[column]?.name} className={classOf(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {props.total && (
          <tfoot>
            <tr>
              {props.total.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" key={props.columns[column]?.name}>
                    {cell}
                  </th>
                ) : (
                  <td key={props.columns[column]?.name} className={classOf(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </TableRegion>
  );
}
