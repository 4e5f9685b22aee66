import type { Contest } from '@plumbline/election';
import type { CardComparison, CardUniverse, ComparedCards, DiscrepancyCounts } from '@plumbline/statistics';
import { comparisonMethodOf } from '../../methods/methods.ts';
import { type Draw, type Unit, unitKey, unitPlace } from '../../sampling/draw.ts';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import type { CountedDraws } from '../audit-kind.ts';
import { type ComparedCard, compareCard, comparedCardsLookedAt, missesContest } from './compare-card.ts';
import { countedDraws } from './counted-draws.ts';

/** A drawn card with how often it was drawn, and both readings of it. */
export type DrawnComparison = ComparedCards & { readonly unit: Unit };

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

/** Each drawn card once, with the number of its draws. */
export function compareDraws(
  audit: AuditInRounds,
  contest: Contest,
  of: {
    readonly inputs: AuditInputs;
    readonly draws: readonly Draw[];
    readonly missesContest: 'lost' | 'blank';
  },
): readonly DrawnComparison[] {
  const { inputs, draws } = of;
  const times = new Map<string, { readonly unit: Unit; timesDrawn: number }>();
  for (const draw of draws) {
    const place = unitPlace(draw.jurisdiction, unitKey(draw));
    const known = times.get(place);
    if (known === undefined) times.set(place, { unit: draw, timesDrawn: 1 });
    else known.timesDrawn += 1;
  }
  return [...times.values()].map(({ unit, timesDrawn }) => ({
    unit,
    count: 1,
    timesDrawn,
    ...compareCard(audit, contest, { inputs, unit, missesContest: of.missesContest }),
  }));
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
