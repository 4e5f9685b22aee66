import { type BegunAudit, type FindingRule, findingRuleOf, type ShelfPlace } from '@plumbline/audit';
import type { cardOrders } from '@plumbline/words/en/card-orders';

/** The words in which a rule stands on paper and in lists. */
export type RuleName = keyof typeof cardOrders.rules;

export function ruleName(rule: FindingRule): RuleName {
  return rule.find === 'by-imprint' ? 'by-imprint' : `${rule.end}-${rule.face}`;
}

/** How to find each card of a list, by the rule: the batches it holds for, each once, in the order of the list. Empty where nobody said anything. */
export function rulesOfPlaces(
  { plan }: BegunAudit,
  jurisdiction: string,
  places: readonly ShelfPlace[],
): ReadonlyMap<RuleName, readonly string[]> {
  const rules = new Map<RuleName, Set<string>>();
  for (const place of places) {
    const rule = findingRuleOf(plan, { jurisdiction, tabulator: place.tabulator, batch: place.batch });
    if (rule === undefined) continue;
    const name = ruleName(rule);
    const batches = rules.get(name) ?? new Set();
    batches.add(place.tabulator === null ? place.batch : `${place.tabulator} ${place.batch}`);
    rules.set(name, batches);
  }
  return new Map([...rules].map(([name, batches]) => [name, [...batches]]));
}
