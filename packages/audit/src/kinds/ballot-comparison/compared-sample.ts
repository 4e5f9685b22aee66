import type { Contest } from '@plumbline/election';
import type { CardComparison, CardUniverse, DiscrepancyCounts } from '@plumbline/statistics';
import { comparisonMethodOf } from '../../methods/methods.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import type { CountedDraws } from '../audit-kind.ts';
import { type ComparedCard, missesContest } from '../compare-card.ts';
import { compareDraws, type DrawnComparison } from '../compare-draws.ts';
import { comparedCardsLookedAt, countedDraws } from './counted-draws.ts';

/** What the counted draws of a contest found, as one sample of its universe. */
export type ComparedSample = {
  readonly counted: CountedDraws;
  readonly cards: readonly DrawnComparison[];
  readonly comparison: CardComparison;
};

/** Compares the cards of the draws a contest's figure rests on. */
export function comparedSample(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly universe: CardUniverse },
): ComparedSample {
  const { inputs, universe } = of;
  const counted = countedDraws(audit, contest, inputs) ?? { draws: [], phantomDraws: 0 };
  const cards = compareDraws(audit, contest, { inputs, draws: counted.draws, missesContest: missesContest(audit) });
  const { listed, phantoms } = universe;
  const lookedAt = comparedCardsLookedAt(audit, contest, inputs);
  const comparison = { universe: { listed, phantoms }, cards, phantomDraws: counted.phantomDraws, lookedAt };
  return { counted, cards, comparison };
}

/** How many draws fell on cards with an error of one or two votes, in the pair that each card harms most. */
export function countErrors(
  audit: AuditInRounds,
  contest: Contest,
  cards: readonly (ComparedCard & { readonly timesDrawn: number })[],
): DiscrepancyCounts {
  const { discrepancy } = comparisonMethodOf(audit.plan);
  const votes = contestVotes(contest);
  const found = { oneOver: 0, twoOver: 0, oneUnder: 0, twoUnder: 0 };
  for (const card of cards) {
    const error = discrepancy(votes, card)?.countedAs ?? 0;
    if (error === 1) found.oneOver += card.timesDrawn;
    if (error >= 2) found.twoOver += card.timesDrawn;
    if (error === -1) found.oneUnder += card.timesDrawn;
    if (error <= -2) found.twoUnder += card.timesDrawn;
  }
  return found;
}
