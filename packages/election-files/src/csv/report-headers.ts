import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName, nearestName } from '../nearest-name.ts';
import { columnLetter } from './column-letter.ts';
import type { ColumnSpec } from './column-spec.ts';
import type { ResolvedHeaders } from './resolve-headers.ts';
import type { RowTable } from './row-table.ts';

/** Asks a person whether the headers of another system mean what they are read as. */
export function confirmMapping(table: RowTable, resolved: ResolvedHeaders, issues: IssueCollector): void {
  const headers = table.header.cells;
  const read: string[] = [];
  for (const [name, position] of resolved.positions) {
    if (foldName(headers[position] ?? '') !== foldName(name)) read.push(`“${headers[position]}” as “${name}”`);
  }
  const unused = [...resolved.unknown.map((position) => `“${headers[position]}”`), ...unnamedColumnsInUse(table)];
  const leftOut = unused.length === 0 ? '' : ` Not used: ${unused.join(', ')}.`;
  issues.confirm({
    code: 'HEADERS_MAPPED',
    row: table.header.row,
    found: headers.filter((header) => header !== '').join(', '),
    expected: [...resolved.positions.keys()].join(', '),
    message: fileSaying('tables.theHeadersAreThoseOf', { read: read.join(', '), leftOut }),
    advice: fileSaying('tables.checkThatEachColumnMeans'),
  });
}

function unnamedColumnsInUse(table: RowTable): string[] {
  const columns = new Set<number>();
  for (const { cells } of table.rows) {
    for (const [position, cell] of cells.entries()) {
      if (cell !== '' && (table.header.cells[position] ?? '') === '') columns.add(position);
    }
  }
  return [...columns].sort((a, b) => a - b).map((position) => `column ${columnLetter(position)}`);
}

/** Reports headers that name no column, with the one that may be meant. */
export function reportUnknown(
  table: RowTable,
  specs: readonly ColumnSpec[],
  resolved: ResolvedHeaders,
  issues: IssueCollector,
): void {
  const headers = table.header.cells;
  const bySynonym = new Map<number, string>();
  for (const [name, position] of resolved.positions) {
    if (!resolved.exactPositions.has(name)) bySynonym.set(position, name);
  }
  const allowed = specs.map(({ name }) => name).join(', ');
  const free = specs.map(({ name }) => name).filter((name) => !resolved.exactPositions.has(name));
  for (const position of [...resolved.unknown, ...bySynonym.keys()].sort((a, b) => a - b)) {
    const header = headers[position] ?? '';
    const meant = bySynonym.get(position) ?? nearestName(header, free);
    issues.error({
      code: 'UNKNOWN_COLUMN',
      row: table.header.row,
      column: header,
      found: header,
      expected: meant ?? allowed,
      message: fileSaying('tables.columnColumnIsNotUsed', { header, position: columnLetter(position) }),
      advice:
        meant === undefined
          ? fileSaying('tables.removeTheColumnColumnsThat', { allowed })
          : fileSaying('tables.ifItHoldsWhatMeans', { meant }),
    });
  }
}

/** Reports cells in columns without a header. */
export function reportUnnamedValues(table: RowTable, issues: IssueCollector): void {
  const headers = table.header.cells;
  for (const { row, cells } of table.rows) {
    for (const [position, cell] of cells.entries()) {
      // Cells beyond the header's own are a matter of CELL_COUNT.
      if (cell === '' || position >= headers.length || headers[position] !== '') continue;
      issues.error({
        code: 'VALUE_IN_UNNAMED_COLUMN',
        row,
        column: `column ${columnLetter(position)}`,
        found: cell,
        expected: 'a blank cell',
        message: fileSaying('tables.rowHasInColumnWhich', { row, cell, position: columnLetter(position) }),
        advice: fileSaying('tables.removeTheCellOrGive'),
      });
    }
  }
}

/** Reports headers that stand over two columns. */
export function reportRepeated(table: RowTable, resolved: ResolvedHeaders, issues: IssueCollector): void {
  for (const [first, second] of resolved.repeated) {
    const header = table.header.cells[second] ?? '';
    issues.error({
      code: 'DUPLICATE_COLUMN',
      row: table.header.row,
      column: `column ${columnLetter(second)}`,
      found: header,
      message: fileSaying('tables.theHeaderIsInColumns', {
        header: collapseSpaces(header),
        first: columnLetter(first),
        second: columnLetter(second),
      }),
      advice: fileSaying('tables.renameOrRemoveOneOf'),
    });
  }
}

/** Reports required columns that no header names, with what was understood and what is left to choose from. */
export function reportMissing(
  table: RowTable,
  missing: readonly ColumnSpec[],
  /** What was found under the names of another system. */
  foreign: ResolvedHeaders | undefined,
  issues: IssueCollector,
): void {
  if (missing.length === 0) return;
  const headers = table.header.cells;
  const names = missing.map(({ name }) => `“${name}”`).join(', ');
  const found = headers.filter((header) => header !== '').join(', ');
  const known = foreign === undefined ? '' : ` Understood: ${understood(headers, foreign.positions)}.`;
  const left = foreign?.unknown.map((position) => `“${headers[position]}”`).join(', ') ?? '';
  const choose =
    left === '' ? fileSaying('tables.addWhatIsMissingOr') : fileSaying('tables.lookWhetherOneOfThese', { names, left });
  issues.error({
    code: 'MISSING_COLUMN',
    row: table.header.row,
    column: missing[0]?.name ?? '',
    found,
    expected: missing.map(({ name }) => name).join(', '),
    message: fileSaying('tables.notFound', { count: missing.length, names, found, known }),
    advice: fileSaying('tables.theFirstRowOfThe', {
      choose,
      part: headers.filter((header) => header !== '').length < 2 ? ': delete titles and empty lines above them' : '',
    }),
  });
}

function understood(headers: readonly string[], positions: ReadonlyMap<string, number>): string {
  return [...positions].map(([name, position]) => `“${headers[position]}” as “${name}”`).join(', ');
}
