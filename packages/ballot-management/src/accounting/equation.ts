import { type CountSource, independentSources } from './count-source.ts';
import type { EquationDefinition, EquationId, Line, Term } from './equation-table.ts';

/** A figure of a line of an equation: what was counted, and from which kinds of source. */
export type Figure = { readonly value: number; readonly sources: readonly CountSource[] };

/** The figures of one place, by line; undefined where nobody has counted. A blank is never taken for 0. */
export type FiguresOfPlace = (line: Line) => Figure | undefined;

/** One side of an equation with its figures. */
export type Side = readonly { readonly line: Line; readonly sign: 1 | -1; readonly value: number | null }[];

/** An equation at one place. `delta` is the left side minus the right one, null while a figure is missing. */
export type Evaluation = {
  readonly equation: EquationId;
  readonly place: string;
  readonly left: Side;
  readonly right: Side;
  readonly missing: readonly Line[];
  readonly delta: number | null;
  readonly sources: readonly CountSource[];
  /** Whether sources that could not have made the same mistake agree, as far as the equation asks for it. */
  readonly isIndependent: boolean;
};

/** Evaluates an equation at one place. Undefined where nothing of it has begun. */
export function evaluateEquation(
  definition: EquationDefinition,
  place: string,
  figures: FiguresOfPlace,
): Evaluation | undefined {
  const found = new Set<CountSource>();
  const missing: Line[] = [];
  const sideOf = (terms: readonly Term[]): Side =>
    terms.map(({ line, sign }) => {
      const figure = figures(line);
      if (figure === undefined) missing.push(line);
      for (const source of figure?.sources ?? []) found.add(source);
      return { line, sign, value: figure?.value ?? null };
    });
  const left = sideOf(definition.left);
  const right = sideOf(definition.right);
  if (missing.length === left.length + right.length) return undefined;
  const sources = [...found].toSorted();
  return {
    equation: definition.equation,
    place,
    left,
    right,
    missing,
    delta: missing.length > 0 ? null : sumOfSide(left) - sumOfSide(right),
    sources,
    isIndependent: !definition.needsTwoSources || independentSources(sources) > 1,
  };
}

function sumOfSide(side: Side): number {
  let sum = 0;
  for (const { sign, value } of side) sum += sign * (value ?? 0);
  return sum;
}
