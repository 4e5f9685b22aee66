import type { IssueCollector } from '../issue-collector.ts';
import type { ColumnSpec, HeaderMapping } from './column-spec.ts';
import { confirmMapping, reportMissing, reportRepeated, reportUnknown, reportUnnamedValues } from './report-headers.ts';
import { missingColumns, resolveHeaders } from './resolve-headers.ts';
import type { RowTable } from './row-table.ts';

/** Where the columns of a table are. */
export type LocatedColumns = {
  /** Position by the column's name in our words. */
  readonly positions: ReadonlyMap<string, number>;
  /** Columns of the table, blank ones at the right end left out. */
  readonly width: number;
  /** What each header was, or would be, read as; absent where every header is written as we write it. */
  readonly mapping: HeaderMapping | undefined;
};

/** Finds the columns of a table by their headers, reporting those missing, unknown, repeated or nameless. */
export function locateColumns(
  table: RowTable,
  specs: readonly ColumnSpec[],
  issues: IssueCollector,
  confirmedMapping: HeaderMapping | undefined,
): LocatedColumns | undefined {
  const headers = table.header.cells;
  const resolved = resolveHeaders(table, specs, confirmedMapping);
  // Once a required column is called as another system calls it, its other columns are not mistakes of the sender.
  const isForeign = resolved.requiredBySynonym;
  const missing = missingColumns(specs, isForeign ? resolved.positions : resolved.exactPositions);

  if (isForeign) {
    if (missing.length === 0) confirmMapping(table, resolved, issues);
  } else {
    reportUnknown(table, specs, resolved, issues);
    reportUnnamedValues(table, issues);
  }
  reportRepeated(table, resolved, issues);
  reportMissing(table, missing, isForeign ? resolved : undefined, issues);
  if (missing.length > 0) return undefined;
  const located = isForeign ? resolved.positions : resolved.exactPositions;
  return {
    positions: withoutBlankColumns(table, located, specs),
    width: lastNamedColumn(headers) + 1,
    mapping: isForeign ? mappingOf(headers, resolved.positions) : undefined,
  };
}

/** A column that may be absent and has nothing in it is absent: templates offer more columns than a county needs. */
function withoutBlankColumns(
  table: RowTable,
  positions: ReadonlyMap<string, number>,
  specs: readonly ColumnSpec[],
): ReadonlyMap<string, number> {
  const required = new Set(specs.filter((spec) => spec.required).map(({ name }) => name));
  return new Map(
    [...positions].filter(
      ([name, position]) => required.has(name) || table.rows.some(({ cells }) => (cells[position] ?? '') !== ''),
    ),
  );
}

function lastNamedColumn(headers: readonly string[]): number {
  return headers.findLastIndex((header) => header !== '');
}

function mappingOf(headers: readonly string[], positions: ReadonlyMap<string, number>): HeaderMapping {
  const names = new Map([...positions].map(([name, position]) => [position, name]));
  return Object.fromEntries(
    headers.flatMap((header, position) => (header === '' ? [] : [[header, names.get(position) ?? null]])),
  );
}
