import type { ReactNode } from 'react';
import { columnsClass } from './columns-class.ts';
import { TableRegion } from './TableRegion.tsx';

/** What a roomy table needs more, as if it had so many more columns. */
const ROOM_IN_COLUMNS = 4;

/** A table of plain cells, whose rows become cards where it is narrow. The first cell of a row names the row. */
export function SimpleTable(props: {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly { readonly name: string; readonly numeric?: boolean; readonly wordy?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly total?: readonly ReactNode[];
  readonly tight?: boolean;
  /** The cells hold times, tags and buttons, which cannot be broken: it becomes cards sooner. */
  readonly roomy?: boolean;
}) {
  const classOf = (column: number) => {
    if (props.columns[column]?.numeric) return 'numeric';
    return props.columns[column]?.wordy ? 'wordy' : undefined;
  };
  const className = [
    'table table-sticky',
    props.tight ? 'table-tight' : '',
    props.roomy ? 'table-roomy' : '',
    columnsClass(props.columns.length + (props.roomy ? ROOM_IN_COLUMNS : 0)),
  ];
  return (
    <TableRegion label={props.caption} tall>
      <table className={className.filter(Boolean).join(' ')}>
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
                  // A number alone would be no title: it keeps the name of its column.
                  <th
                    scope="row"
                    key={props.columns[column]?.name}
                    className={classOf(column)}
                    data-name={props.columns[column]?.numeric ? props.columns[column]?.name : undefined}
                  >
                    {cell}
                  </th>
                ) : (
                  <td
                    key={props.columns[column]?.name}
                    className={classOf(column)}
                    data-name={props.columns[column]?.name}
                  >
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
                  <td
                    key={props.columns[column]?.name}
                    className={classOf(column)}
                    data-name={props.columns[column]?.name}
                  >
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
