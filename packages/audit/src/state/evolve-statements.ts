import type { EventOf } from './audit-event.ts';
import type { Plan } from './plan.ts';

/** The plan after something was said of the manifest of a jurisdiction: it stands in the place of what was said before. */
export function withStatement(plan: Plan, { jurisdiction, statement }: EventOf<'manifest-stated'>): Plan {
  return { ...plan, manifestStatements: { ...plan.manifestStatements, [jurisdiction]: statement } };
}

/** The plan after something was said of how the cards of a jurisdiction lie. */
export function withCardOrder(plan: Plan, { jurisdiction, orders }: EventOf<'card-order-stated'>): Plan {
  return { ...plan, cardOrders: { ...plan.cardOrders, [jurisdiction]: orders } };
}

/** The plan with what was said of some manifests only. One of which nothing is said any more is as plans were before there were statements. */
export function withStatementsOf(plan: Plan, stays: (jurisdiction: string) => boolean): Plan {
  const { manifestStatements, cardOrders, ...others } = plan;
  if (manifestStatements === undefined && cardOrders === undefined) return plan;
  const [statements, orders] = [leftOf(manifestStatements, stays), leftOf(cardOrders, stays)];
  return {
    ...others,
    ...(statements && { manifestStatements: statements }),
    ...(orders && { cardOrders: orders }),
  };
}

function leftOf<Said>(
  said: Readonly<Record<string, Said>> | undefined,
  stays: (jurisdiction: string) => boolean,
): Readonly<Record<string, Said>> | undefined {
  const left = Object.entries(said ?? {}).filter(([jurisdiction]) => stays(jurisdiction));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
