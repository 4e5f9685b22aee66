import type { EventOf } from './audit-event.ts';
import type { Plan } from './plan.ts';

/** The plan after something was said of the manifest of a jurisdiction: it stands in the place of what was said before. */
export function withStatement(plan: Plan, { jurisdiction, statement }: EventOf<'manifest-stated'>): Plan {
  return { ...plan, manifestStatements: { ...plan.manifestStatements, [jurisdiction]: statement } };
}

/** The plan with what was said of some manifests only. One of which nothing is said any more is as plans were before there were statements. */
export function withStatementsOf(plan: Plan, stays: (jurisdiction: string) => boolean): Plan {
  const { manifestStatements, ...others } = plan;
  if (manifestStatements === undefined) return plan;
  const left = Object.entries(manifestStatements).filter(([jurisdiction]) => stays(jurisdiction));
  return left.length === 0 ? others : { ...others, manifestStatements: Object.fromEntries(left) };
}
