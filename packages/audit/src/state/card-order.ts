import type { Sha256 } from '@plumbline/election';
import type { Plan } from './plan.ts';

export const ORDER_KEPT = ['yes', 'no', 'unknown'] as const;
export const CARD_ENDS = ['top', 'bottom'] as const;
export const CARD_FACES = ['up', 'down'] as const;

/**
 * How the cards of a batch lie.
 *
 *   scanOrder   whether they are kept in the order in which they were scanned
 *   imprinted   whether the machine printed on each card which it is
 *   first       ballot 1: the card at this end of the pile, as it lies with this face
 */
export type CardOrder = {
  readonly scanOrder: (typeof ORDER_KEPT)[number];
  readonly imprinted: boolean;
  readonly first: { readonly end: (typeof CARD_ENDS)[number]; readonly face: (typeof CARD_FACES)[number] };
};

/** A batch by its name and, where the manifest has them, its tabulator. */
export type BatchNamed = { readonly tabulator: string | null; readonly batch: string };

/** What the office of a jurisdiction says of the cards of its batches: of all, and of those that are kept otherwise. It falls with the manifest. */
export type CardOrders = {
  readonly manifest: Sha256;
  readonly all: CardOrder;
  readonly otherwise: readonly (BatchNamed & { readonly order: CardOrder })[];
};

/** How people find a card: by counting from ballot 1, or by what is printed on it. */
export type FindingRule = ({ readonly find: 'by-count' } & CardOrder['first']) | { readonly find: 'by-imprint' };

/** What is said of the cards of a jurisdiction; undefined where nobody has said anything. */
export function cardOrdersOf({ cardOrders }: Pick<Plan, 'cardOrders'>, jurisdiction: string): CardOrders | undefined {
  return cardOrders !== undefined && Object.hasOwn(cardOrders, jurisdiction) ? cardOrders[jurisdiction] : undefined;
}

/** How to find a card of a batch; undefined where nobody has said how its cards lie. */
export function findingRuleOf(
  plan: Pick<Plan, 'cardOrders'>,
  { jurisdiction, tabulator, batch }: BatchNamed & { readonly jurisdiction: string },
): FindingRule | undefined {
  const orders = cardOrdersOf(plan, jurisdiction);
  if (orders === undefined) return undefined;
  const own = orders.otherwise.find((one) => one.batch === batch && one.tabulator === tabulator);
  return ruleOfOrder(own?.order ?? orders.all);
}

/** How to find a card among cards that lie so. */
export function ruleOfOrder({ scanOrder, imprinted, first }: CardOrder): FindingRule {
  return scanOrder !== 'yes' && imprinted ? { find: 'by-imprint' } : { find: 'by-count', ...first };
}

/** Whether a card of the batch can be told to be the one that a cast vote record is of. */
export function canBeMatched({ scanOrder, imprinted }: CardOrder): boolean {
  return scanOrder === 'yes' || imprinted;
}
