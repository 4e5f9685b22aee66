import type { QueryOutput } from '@plumbline/api';
import { type BegunAudit, cardOrdersOf, filesNeeded, kindOf } from '@plumbline/audit';

/** What was said of how the cards of a jurisdiction lie; null where nobody has said anything. */
export function ordersToShow({ plan }: BegunAudit, jurisdiction: string): QueryOutput<'jurisdiction'>['cardOrders'] {
  const orders = cardOrdersOf(plan, jurisdiction);
  return orders === undefined ? null : { all: orders.all, otherwise: [...orders.otherwise] };
}

/** Whether some cards of a jurisdiction are compared with cast vote records. */
export function comparesCardsOf(audit: BegunAudit, jurisdiction: string): boolean {
  return kindOf(audit.plan).files.includes('cvrs') && filesNeeded(audit, jurisdiction).includes('cvrs');
}
