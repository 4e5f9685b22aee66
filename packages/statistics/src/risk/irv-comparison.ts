import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
import { assertionAssorter, type IrvAssertion } from '../raire/irv-assertion.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { largestRisk, type RiskMeasure, riskByStatistics } from './risk-measure.ts';
import { comparisonRisk, type DrawnFrom } from './super-simple.ts';

/** The choices of one card in order, first to last; empty when nothing is ranked or the contest is not on the card. */
export type Preferences = readonly string[];

/**
 * Cards that were drawn and compared. `count` different cards that agree in everything, each drawn `timesDrawn` times.
 * Draws that have not been looked at yet must not be left out.
 */
export type ComparedRankings = {
  readonly count: number;
  readonly timesDrawn: number;
  readonly reported: Preferences | 'not-in-cvrs';
  readonly audited: Preferences | 'not-found';
};

/** An assertion with the margin the CVRs give it, in cards. */
export type AuditedAssertion = IrvAssertion & { readonly margin: number };

/**
 * The risk of a ballot-level comparison audit of an instant-runoff contest: super-simple for every assertion, each with its
 * own margin, and the largest of their risks.
 *
 *   P_A = Π over draws of (1 − μ_A/2γ) / (1 − max(0, e)/2γ) ,   μ_A = V_A / N ,   P = max over assertions of P_A
 *
 *   V_A   margin of the assertion in the CVRs     N   cards of the universe, listed and phantoms     γ = 1.03905
 *   e     by how many votes, −2 … 2, the CVR of the drawn card overstated the assertion
 *
 * Hypothesis   the reported outcome is wrong, so that some assertion is false. P ≤ risk limit means the audit may stop.
 * Source       Blom, Stuckey & Teague (2019), RAIRE, arXiv:1903.08804, section 4; Stark (2010), Super-Simple.
 * Assumes      uniform draws with replacement; CVRs fixed before the seed; assertions that together imply the outcome.
 * Corrects     without assertions nothing is confirmed; as many draws as cards are not a full count.
 * Conservative a phantom, and a card that is not in the CVRs or cannot be found, overstates every assertion by 2. Understatements earn nothing.
 * Numerics     as `comparisonRisk`.
 * Example      margins of 20 in 100 cards, γ = 1.03905: 23 draws without errors are the first to fall to 10 %.
 */
export function irvComparisonRisk(at: {
  readonly assertions: readonly AuditedAssertion[];
  readonly universe: DrawnFrom;
  readonly compared: readonly ComparedRankings[];
  /** Draws that fell on cards which no manifest lists. */
  readonly phantomDraws: number;
  readonly riskLimit: number;
}): Answer<RiskMeasure> {
  const { assertions, universe, compared, phantomDraws, riskLimit } = at;
  const cards = cardsOfUniverse(universe);
  if (assertions.length === 0) {
    return refuse('full-count-needed', 'no-assertions');
  }
  if (assertions.some(({ margin }) => !Number.isSafeInteger(margin) || margin > cards)) {
    return refuse('counts-contradict', 'assertion-margin-too-large', { cards });
  }
  if (!isCount(phantomDraws) || (phantomDraws > 0 && universe.phantoms === 0)) {
    return refuse('counts-contradict', 'unlisted-draws-not-possible', { draws: phantomDraws });
  }
  const measures = assertions.map((assertion) => {
    if (assertion.margin <= 0) return { pValue: 1, stopped: 'no' } as const;
    const steps = compared.map((card) => ({
      draws: card.count * card.timesDrawn,
      error: Math.max(0, assertionOverstatement(assertion, card)),
    }));
    const phantoms = { draws: phantomDraws, error: 2 };
    return riskByStatistics(comparisonRisk(assertion.margin / cards, [...steps, phantoms]), riskLimit);
  });
  return answer(largestRisk(measures));
}

/** By how many votes the CVR overstated the assertion: 2 and −2 at most; 2 where there is nothing to compare. */
export function assertionOverstatement(
  assertion: IrvAssertion,
  card: Pick<ComparedRankings, 'reported' | 'audited'>,
): number {
  if (card.reported === 'not-in-cvrs' || card.audited === 'not-found') return 2;
  return 2 * (assorterValue(assertion, card.reported) - assorterValue(assertion, card.audited));
}

function assorterValue(assertion: IrvAssertion, preferences: Preferences): number {
  const ranks = new Map(preferences.map((choice, index) => [choice, index + 1]));
  return assertionAssorter(assertion).value(ranks);
}
