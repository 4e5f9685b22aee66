import { foldName } from '../nearest-name.ts';
import type { ColumnSpec, HeaderMapping } from './column-spec.ts';
import { headerKey } from './header-key.ts';
import { parseCount } from './parse-count.ts';
import type { RowTable } from './row-table.ts';

/** The required columns that no header names. */
export function missingColumns(
  specs: readonly ColumnSpec[],
  positions: ReadonlyMap<string, number>,
): readonly ColumnSpec[] {
  return specs.filter((spec) => spec.required && !positions.has(spec.name));
}

/** Which column each header of a table names. */
export type ResolvedHeaders = {
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

/** Reads every header as a column: by our own name, a confirmed mapping, or the words of another system. */
export function resolveHeaders(
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
