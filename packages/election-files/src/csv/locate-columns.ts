import type { IssueCollector } from '../issue-collector.ts';
import { collapseSpaces, foldName, nearestName } from '../nearest-name.ts';
import { columnLetter } from './column-letter.ts';
import { headerKey } from './header-key.ts';
import { parseCount } from './parse-count.ts';
import type { RowTable } from './row-table.ts';

/** A column a table may have. */
export type ColumnSpec = {
  readonly name: string;
  readonly required: boolean;
  /** Whether single cells may be blank where the column is there. */
  readonly blankAllowed: boolean;
  /** Headers of other systems that mean this column. */
  readonly synonyms?: readonly string[];
  /** Whether every cell is a count. */
  readonly holdsCounts?: boolean;
  /** Whether its cells name what other files, boxes and people call by the same name. */
  readonly identifies?: boolean;
};

/** Headers of a file, as they stand in it, and the column each is read as; null for one that is not used. */
export type HeaderMapping = Readonly<Record<string, string | null>>;

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

function missingColumns(specs: readonly ColumnSpec[], positions: ReadonlyMap<string, number>): readonly ColumnSpec[] {
  return specs.filter((spec) => spec.required && !positions.has(spec.name));
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

type ResolvedHeaders = {
  /** Columns found under our own names or a confirmed mapping. */
  readonly exactPositions: ReadonlyMap<string, number>;
  /** The same and those found under the names of other systems. */
  readonly positions: ReadonlyMap<string, number>;
  /** Headers that name no column in either way. */
  readonly unknown: readonly number[];
  /** Pairs of positions with the same header. */
  readonly repeated: readonly (readonly [number, number])[];
  readonly requiredBySynonym: boolean;
};

function resolveHeaders(
  table: RowTable,
  specs: readonly ColumnSpec[],
  confirmedMapping: HeaderMapping | undefined,
): ResolvedHeaders {
  const headers = table.header.cells;
  const byName = new Map(specs.map((spec) => [foldName(spec.name), spec]));
  const confirmed = new Map(Object.entries(confirmedMapping ?? {}).map(([from, to]) => [foldName(from), to]));
  const exactPositions = new Map<string, number>();
  const repeated: [number, number][] = [];
  const seen = new Map<string, number>();
  const leftOver: number[] = [];

  for (const [position, header] of headers.entries()) {
    const folded = foldName(header);
    const earlier = seen.get(folded);
    if (folded !== '' && earlier !== undefined) {
      repeated.push([earlier, position]);
      continue;
    }
    seen.set(folded, position);
    const target = confirmed.get(folded);
    if (target === null) continue;
    const spec = byName.get(target === undefined ? folded : foldName(target));
    if (spec !== undefined && !exactPositions.has(spec.name)) exactPositions.set(spec.name, position);
    else if (folded !== '') leftOver.push(position);
  }
  return { exactPositions, repeated, ...resolveSynonyms(table, leftOver, exactPositions, specs) };
}

function resolveSynonyms(
  table: RowTable,
  leftOver: readonly number[],
  exactPositions: ReadonlyMap<string, number>,
  specs: readonly ColumnSpec[],
) {
  const headers = table.header.cells;
  const bySynonym = new Map(
    specs.flatMap((spec) => (spec.synonyms ?? []).map((synonym) => [headerKey(synonym), spec] as const)),
  );
  // Our own names in other words and order: “Name of Batch”. Where a table has no synonyms, headers are names of choices.
  for (const spec of specs) if (spec.synonyms !== undefined) bySynonym.set(headerKey(spec.name), spec);
  const positions = new Map(exactPositions);
  const unknown: number[] = [];
  let requiredBySynonym = false;
  for (const position of leftOver) {
    const spec = bySynonym.get(headerKey(headers[position] ?? ''));
    if (spec === undefined || positions.has(spec.name)) {
      unknown.push(position);
    } else {
      positions.set(spec.name, position);
      requiredBySynonym ||= spec.required;
    }
  }
  const byContent = columnByContent(table, unknown, positions, specs);
  if (byContent !== undefined && requiredBySynonym) {
    positions.set(byContent.name, byContent.position);
    unknown.splice(unknown.indexOf(byContent.position), 1);
  }
  return { positions, unknown, requiredBySynonym };
}

/**
 * The one required column that is still missing, where it holds counts and a single column of counts is left: then that
 * is what it must be, whatever it is called. It is proposed with the others, for a person to confirm.
 */
function columnByContent(
  table: RowTable,
  unknown: readonly number[],
  positions: ReadonlyMap<string, number>,
  specs: readonly ColumnSpec[],
): { readonly name: string; readonly position: number } | undefined {
  const [missing, ...others] = missingColumns(specs, positions);
  if (missing === undefined || others.length > 0 || missing.holdsCounts !== true) return undefined;
  const counts = unknown.filter((position) => {
    const cells = table.rows.map((row) => row.cells[position] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => parseCount(cell).kind === 'count');
  });
  const [position, ...more] = counts;
  return position === undefined || more.length > 0 ? undefined : { name: missing.name, position };
}

function confirmMapping(table: RowTable, resolved: ResolvedHeaders, issues: IssueCollector): void {
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
    message: `The headers are those of another system. The file is read with ${read.join(', ')}.${leftOut}`,
    advice: 'Check that each column means what it is read as, and confirm.',
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

function reportUnknown(
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
      message: `Column “${header}” (column ${columnLetter(position)}) is not used in this file.`,
      advice:
        meant === undefined
          ? `Remove the column. Columns that are used: ${allowed}.`
          : `If it holds what “${meant}” means, rename it to “${meant}”; otherwise remove it.`,
    });
  }
}

function reportUnnamedValues(table: RowTable, issues: IssueCollector): void {
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
        message: `Row ${row} has “${cell}” in column ${columnLetter(position)}, which has no header.`,
        advice: 'Remove the cell, or give the column its header.',
      });
    }
  }
}

function reportRepeated(table: RowTable, resolved: ResolvedHeaders, issues: IssueCollector): void {
  for (const [first, second] of resolved.repeated) {
    const header = table.header.cells[second] ?? '';
    issues.error({
      code: 'DUPLICATE_COLUMN',
      row: table.header.row,
      column: `column ${columnLetter(second)}`,
      found: header,
      message: `The header “${collapseSpaces(header)}” is in columns ${columnLetter(first)} and ${columnLetter(second)}.`,
      advice: 'Rename or remove one of the two columns.',
    });
  }
}

function reportMissing(
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
    left === ''
      ? 'Add what is missing, or correct the header.'
      : `Look whether one of these columns is it, and if so rename its header to ${names}: ${left}.`;
  issues.error({
    code: 'MISSING_COLUMN',
    row: table.header.row,
    column: missing[0]?.name ?? '',
    found,
    expected: missing.map(({ name }) => name).join(', '),
    message: `${missing.length === 1 ? 'Column' : 'Columns'} not found: ${names}. Headers in your file: ${found}.${known}`,
    advice: `${choose} The first row of the file must hold the headers${headers.filter((header) => header !== '').length < 2 ? ': delete titles and empty lines above them' : ''}.`,
  });
}

function understood(headers: readonly string[], positions: ReadonlyMap<string, number>): string {
  return [...positions].map(([name, position]) => `“${headers[position]}” as “${name}”`).join(', ');
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
