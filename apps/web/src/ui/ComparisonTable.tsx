import { formatCount, formatDifference } from '../formats/format-count.ts';
import { TableRegion } from './TableRegion.tsx';

export type ComparisonRow = {
  readonly name: string;
  readonly reported: number;
  readonly audited: number | null;
  /** Reported minus audited. */
  readonly difference: number | null;
};

/** Reported | audited | difference, always in this order. A difference is bold and signed; none is an en dash. */
export function ComparisonTable(props: {
  readonly caption: string;
  readonly nameHeader: string;
  readonly reportedHeader: string;
  readonly auditedHeader: string;
  readonly differenceHeader: string;
  readonly noneWord: string;
  readonly rows: readonly ComparisonRow[];
}) {
  return (
    <TableRegion label={props.caption}>
      <table className="table table-tight table-compare">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.nameHeader}</th>
            <th scope="col" className="numeric">
              {props.reportedHeader}
            </th>
            <th scope="col" className="numeric">
              {props.auditedHeader}
            </th>
            <th scope="col" className="numeric">
              {props.differenceHeader}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="numeric" data-name={props.reportedHeader}>
                {formatCount(row.reported)}
              </td>
              <td className="numeric" data-name={props.auditedHeader}>
                {formatCount(row.audited)}
              </td>
              <td className="numeric" data-name={props.differenceHeader}>
                {row.difference === null ? '' : <Difference value={row.difference} noneWord={props.noneWord} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

/** A signed difference. `noneWord` is what a screen reader hears for the dash. */
export function Difference(props: { readonly value: number; readonly noneWord: string }) {
  if (props.value !== 0) return <span className="difference-some">{formatDifference(props.value)}</span>;
  return (
    <span className="difference-none">
      <span aria-hidden="true">{formatDifference(0)}</span>
      <span className="visually-hidden">{props.noneWord}</span>
    </span>
  );
}
