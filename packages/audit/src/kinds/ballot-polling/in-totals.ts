import type { Contest } from '@plumbline/election';
import type { PollingRound } from '@plumbline/statistics';
import { drawsToTotal, totalsOfRound } from '../../fieldwork/totals.ts';
import { cardMethodOf } from '../../methods/methods.ts';
import type { MissingInput } from '../../state/audit-refusal.ts';
import type { AuditInRounds, Round } from '../../state/audit-state.ts';
import type { Plan } from '../../state/plan.ts';

/** Whether people enter what the sample of a round adds up to, so that nothing is known of single cards. */
export function isInTotals({ settings }: Pick<Plan, 'settings'>): boolean {
  return settings?.dataEntry === 'offline';
}

/** What the totals of a round say of a contest, with the draws of phantoms that belong to it. */
export function totalledRound(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly round: Round; readonly phantoms: number },
): PollingRound {
  const { round, phantoms } = of;
  const { votes, notFound } = totalsOfRound(round, contest);
  return {
    size: drawsToTotal(audit, contest, { round }) + phantoms,
    votes: new Map(Object.entries(votes)),
    // Totals do not tell which cards hold votes for both of a pair.
    cardsForBoth: [],
    notFound,
    phantoms,
  };
}

/** Contests whose method has to know which cards hold votes for both of a pair, and whose totals will not say. */
export function cardsForBothUnknown(plan: Plan): readonly MissingInput[] {
  if (!isInTotals(plan) || plan.compatibility || !cardMethodOf(plan).asksCardsForBoth) return [];
  return plan.contests
    .filter(({ targeted, votesAllowed }) => targeted && votesAllowed > 1)
    .map(({ name }) => ({ what: 'cards-for-both', contest: name }));
}
