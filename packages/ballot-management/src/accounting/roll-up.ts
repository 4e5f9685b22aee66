import type { Reconciled } from './status.ts';

/** Many units together. Net and gross stand beside one another, so that +1 and −1 cannot hide each other. */
export type RollUp = {
  readonly units: number;
  readonly net: number;
  readonly gross: number;
  readonly unitsWithDifference: number;
  /** The sum of what is left unexplained, each without its sign. */
  readonly residual: number;
  /** Units of which a figure is missing: their difference is not 0, it is not known. */
  readonly unitsMissingFigures: number;
};

/** Rolls units up. `isWholeChannel` says of a place that it is the finest there is of many ballots. */
export function rollUp(units: readonly Reconciled[], isWholeChannel: (place: string) => boolean): RollUp {
  let [net, gross, residual, unitsWithDifference, unitsMissingFigures] = [0, 0, 0, 0, 0];
  for (const unit of units) {
    if (unit.delta === null) {
      unitsMissingFigures += 1;
      continue;
    }
    net += unit.delta;
    gross += isWholeChannel(unit.place) ? grossOfLines(unit) : Math.abs(unit.delta);
    residual += Math.abs(unit.residual ?? 0);
    if (unit.delta !== 0 || unit.lines.length > 0) unitsWithDifference += 1;
  }
  return { units: units.length, net, gross, unitsWithDifference, residual, unitsMissingFigures };
}

/** Where a whole channel is one unit, five empty envelopes and one that held two ballots are six differences, not four. */
function grossOfLines({ lines, residual }: Reconciled): number {
  let gross = Math.abs(residual ?? 0);
  for (const { amount } of lines) gross += Math.abs(amount);
  return gross;
}
