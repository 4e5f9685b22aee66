import type { ContestTally } from '@plumbline/statistics';
import type { AuditType } from '../state/audit-type.ts';
import { KINDS } from './kinds.ts';
import type { WorkEstimate } from './work-estimate.ts';

/** How much an audit of a type is likely to draw, at each risk limit that was asked for. */
export type EstimatedWork = {
  readonly type: AuditType;
  readonly draws: 'cards' | 'batches';
  readonly estimates: readonly WorkEstimate[];
};

/** What each type of audit would cost for a contest as it was reported, if the report is right. `riskLimits` are shares. */
export function estimateWork(contest: ContestTally, riskLimits: readonly number[]): readonly EstimatedWork[] {
  return Object.values(KINDS).flatMap(({ type, drawsFrom, estimate }) =>
    estimate === undefined
      ? []
      : [{ type, draws: drawsFrom, estimates: riskLimits.map((riskLimit) => estimate({ contest, riskLimit })) }],
  );
}
