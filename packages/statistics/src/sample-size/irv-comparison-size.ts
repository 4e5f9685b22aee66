import { type Answer, answer, refuse } from '../answer.ts';
import type { AuditedAssertion } from '../risk/irv-comparison.ts';
import type { DrawnFrom } from '../risk/super-simple.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { additionalDraws, type ComparisonSample } from './super-simple-size.ts';

/**
 * How many more cards to draw in a ballot-level comparison audit of an instant-runoff contest: the largest size that any
 * assertion asks for by `superSimpleSampleSize`, with its own margin and the errors found against it.
 *
 * Source     Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804, section 4; Lindeman & Stark (2012).
 * Corrects   no assertions is a refusal; an assertion without margin asks for all cards.
 * Example    margins of 20 in 100 cards, α = 10 %, one- and two-vote errors at the assumed rates: 27.
 */
export function irvComparisonSize(at: {
  readonly assertions: readonly AuditedAssertion[];
  readonly universe: DrawnFrom;
  /** What the sample showed for each assertion, in their order; left out before the first round. */
  readonly samples?: readonly ComparisonSample[];
  readonly riskLimit: number;
}): Answer<number> {
  const { assertions, universe, samples, riskLimit } = at;
  const cards = cardsOfUniverse(universe);
  if (assertions.length === 0) {
    return refuse('full-count-needed', 'no-assertions');
  }
  if (assertions.some(({ margin }) => !Number.isSafeInteger(margin) || margin > cards)) {
    return refuse('counts-contradict', 'assertion-margin-too-large', { cards });
  }
  if (!(riskLimit >= 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-below-one', { found: riskLimit });
  }
  const sizes = assertions.map(({ margin }, index) => {
    const sample = samples?.[index];
    if (margin <= 0 || riskLimit === 0) return Math.max(0, cards - (sample?.drawn ?? 0));
    return additionalDraws({ cards, phantoms: universe.phantoms, dilutedMargin: margin / cards, sample, riskLimit });
  });
  return answer(Math.max(...sizes));
}
