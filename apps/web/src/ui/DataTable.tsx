import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type MouseEvent, memo, type ReactNode, useMemo } from 'react';
import { columnsClass } from './columns-class.ts';
import { MoreRows } from './MoreRows.tsx';
import { TableRegion } from './TableRegion.tsx';
import { useRowsSoFar } from './use-rows-so-far.ts';

export type DataColumn<Row> = {
  readonly key: string;
  readonly name: string;
  readonly numeric?: boolean;
  /** Left out beside the detail of a row, where there is no room for it. */
  readonly minor?: boolean;
  /** What it is sorted by. */
  readonly value: (row: Row) => string | number;
  readonly cell: (row: Row) => ReactNode;
  /** In the totals row. */
  readonly total?: ReactNode;
};

/** The column's key, with a minus before it when descending. */
export type SortOrder = string;

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

/**
 * A table as an instrument: sortable columns, sticky header and first column, totals, and a row that opens. Where it is
 * narrow its rows become cards. Of a long one, rows are drawn as they come into view; whoever cannot see it is told how many
 * there are, and which one this is.
 */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort: SortOrder;
  readonly onSort: (order: SortOrder) => void;
  readonly sortLabel: (column: string) => string;
  readonly chosen?: string | undefined;
  readonly onOpen?: (row: Row) => void;
  readonly hasTotals: boolean;
  readonly emptyWords: string;
  /** What the button says that draws every row of a long table. */
  readonly allRowsWords: string;
}) {
  const { columns, rows, sort, onOpen } = props;
  const soFar = useRowsSoFar(rows.length);
  const isCounted = !soFar.isWhole;
  const definitions = useMemo<ColumnDef<typeof features, { readonly row: Row }>[]>(
    () =>
      columns.map((column) => ({
        id: column.key,
        accessorFn: ({ row }) => column.value(row),
        sortFn: column.numeric ? 'basic' : 'alphanumeric',
      })),
    [columns],
  );
  const wrapped = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const sorting = useMemo(() => [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }], [sort]);
  const table = useTable({ features, columns: definitions, data: wrapped, state: { sorting } });
  const sorted = table.getRowModel().rows;
  const openRow = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const name = event.target.closest('tr')?.getAttribute('data-row');
    const row = rows.find((one) => props.rowKey(one) === name);
    if (row !== undefined) onOpen?.(row);
  };
  return (
    <TableRegion label={props.caption} tall>
      <table
        className={`table table-sticky table-sortable ${columnsClass(columns.length)}`}
        aria-rowcount={isCounted ? rows.length + (props.hasTotals ? 2 : 1) : undefined}
      >
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr aria-rowindex={isCounted ? 1 : undefined}>
            {columns.map((column) => (
              <SortableHeader key={column.key} column={column} {...props} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a row is a larger target for the mouse; its first cell has a button */}
        <tbody onClick={onOpen && ((event) => openRow(event))}>
          {sorted.slice(0, soFar.count).map(({ original: { row } }, place) => {
            const key = props.rowKey(row);
            return (
              <DataRow
                key={key}
                name={key}
                row={row}
                columns={columns}
                isChosen={key === props.chosen}
                opens={onOpen !== undefined}
                index={isCounted ? place + 2 : undefined}
              />
            );
          })}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length}>{props.emptyWords}</td>
            </tr>
          )}
        </tbody>
        {props.hasTotals && (
          <tfoot>
            <tr aria-rowindex={isCounted ? rows.length + 2 : undefined}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th scope="row" key={column.key}>
                    {column.total}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)} data-name={column.name}>
                    {column.total}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
      <MoreRows rows={soFar} words={props.allRowsWords} />
    </TableRegion>
  );
}

type DataRowProps<Row> = {
  readonly name: string;
  readonly row: Row;
  readonly columns: readonly DataColumn<Row>[];
  readonly isChosen: boolean;
  readonly opens: boolean;
  /** Which row of the table it is, the row of names being the first; where not all are drawn. */
  readonly index: number | undefined;
};

function PlainDataRow<Row>(props: DataRowProps<Row>) {
  const { row, columns } = props;
  const className = [props.opens ? 'row-link' : '', props.isChosen ? 'row-chosen' : ''].join(' ').trim();
  return (
    <tr className={className || undefined} data-row={props.name} aria-rowindex={props.index}>
      {columns.map((column, place) =>
        place === 0 ? (
          <th scope="row" key={column.key}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={classOf(column)} data-name={column.name}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

// Rows are drawn once, and only moved when the table is sorted. `memo` forgets the type parameter.
const DataRow = memo(PlainDataRow) as typeof PlainDataRow;

function SortableHeader<Row>(props: {
  readonly column: DataColumn<Row>;
  readonly sort: SortOrder;
  readonly onSort: (order: SortOrder) => void;
  readonly sortLabel: (column: string) => string;
}) {
  const { column, sort } = props;
  const isUp = sort === column.key;
  const isDown = sort === `-${column.key}`;
  return (
    <th scope="col" className={classOf(column)} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <button
        type="button"
        className="sort-button"
        title={props.sortLabel(column.name)}
        onClick={() => props.onSort(isUp ? `-${column.key}` : column.key)}
      >
        <ColumnName {...column} />
      </button>
    </th>
  );
}

/** The mark stands on the side away from the figures, and never on a line of its own. */
function ColumnName(props: { readonly name: string; readonly numeric?: boolean }) {
  const words = props.name.split(' ');
  if (props.numeric) {
    return (
      <>
        <span className="sort-word">
          <SortMark />
          {words[0]}
        </span>{' '}
        {words.slice(1).join(' ')}
      </>
    );
  }
  return (
    <>
      {words.slice(0, -1).join(' ')}{' '}
      <span className="sort-word">
        {words.at(-1)}
        <SortMark />
      </span>
    </>
  );
}

function SortMark() {
  return (
    <svg className="sort-mark" viewBox="0 0 10 12" aria-hidden="true" focusable="false">
      <path className="sort-up" d="M5 0 9.5 5h-9z" />
      <path className="sort-down" d="M5 12 .5 7h9z" />
    </svg>
  );
}

function classOf<Row>(column: DataColumn<Row>): string | undefined {
  const className = [column.numeric ? 'numeric' : '', column.minor ? 'column-minor' : ''].filter(Boolean).join(' ');
  return className || undefined;
}
