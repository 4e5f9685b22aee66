import { type Answer, answer, refuse } from '../answer.ts';
import { type ContestVotes, reportedWinners } from '../contest-tally.ts';
import {
  add,
  asWritten,
  ceiling,
  compare,
  type Decimal,
  decimalFromDouble,
  decimalFromInteger,
  divide,
  floorOf,
  ln,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../numeric/decimal28.ts';
import { checkDrawnFrom, type DrawnFrom, ERROR_INFLATOR } from '../risk/super-simple.ts';
import { cardsNeeded, cardsOfUniverse } from '../universe-of-contest.ts';

/** How many cards had errors of one and two votes. */
export type DiscrepancyCounts = {
  readonly oneOver: number;
  readonly twoOver: number;
  readonly oneUnder: number;
  readonly twoUnder: number;
};

/** Rates of errors, in cards a card. */
export type DiscrepancyRates = DiscrepancyCounts;

/**
 * What the sample has shown so far: draws, and errors among them. Draws of phantoms are counted among the draws but not
 * among the errors, because how often they come is known.
 */
export type ComparisonSample = { readonly drawn: number; readonly found: DiscrepancyCounts };

/** Errors assumed before any card was looked at: 1 card in 1,000 off by one vote each way, 1 in 10,000 by two. */
export const ASSUMED_RATES: DiscrepancyRates = { oneOver: 0.001, twoOver: 0.0001, oneUnder: 0.001, twoUnder: 0.0001 };

/**
 * How many more cards to draw in a ballot-level comparison audit if errors keep to their rates so far.
 *
 *   n₀ = ⌈ ln α / ( ln(1 − μ/2γ) − r₁ ln(1 − 1/2γ) − r₂ ln(1 − 1/γ) − s₁ ln(1 + 1/2γ) − s₂ ln(1 + 1/γ) ) ⌉
 *
 * o₁ = ⌈r₁ n₀⌉, u₁ = ⌈s₁ n₀⌉, o₂ and u₂ rounded; then `stoppingSize` for these counts, at most N, less those drawn.
 *
 *   r₁ r₂ s₁ s₂   rates of one- and two-vote over- and understatements: assumed before the first round, then those
 *                 observed, understatements left out       α   risk limit     μ   diluted margin     γ = 1.03905
 *
 * Source     Lindeman & Stark (2012), A Gentle Introduction to Risk-Limiting Audits, and the authors' audit tools; Ottoboni et
 *            al. (2018), SUITE, arXiv:1809.04235.
 * Phantoms   of N cards F are in no manifest: their rate F/N is added to r₂, since each counts as a two-vote overstatement.
 * Corrects   a tie, a contest without votes, or a risk limit of 0 asks for all cards; a contest without losers is refused.
 * Numerics   28-digit decimals, because of the ceilings; γ and the assumed rates at the value of their doubles.
 * Example    `stoppingSizeByRates` and `stoppingSize` have one each.
 */
export function superSimpleSampleSize(at: {
  readonly contest: ContestVotes;
  readonly universe: DrawnFrom;
  readonly sample: ComparisonSample | undefined;
  readonly riskLimit: number;
}): Answer<number> {
  const { contest, universe, sample, riskLimit } = at;
  const read = reportedWinners(contest);
  if (!read.ok) return read;
  const possible = checkDrawnFrom(universe, cardsNeeded(contest));
  if (!possible.ok) return possible;
  const { smallestMargin } = read.value;
  if (!(riskLimit >= 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-below-one', { found: riskLimit });
  }
  if (smallestMargin === undefined) {
    return refuse('no-losers', 'no-losers');
  }
  const cards = cardsOfUniverse(universe);
  if (smallestMargin === 0 || riskLimit === 0) return answer(Math.max(0, cards - (sample?.drawn ?? 0)));
  const dilutedMargin = smallestMargin / cards;
  return answer(additionalDraws({ cards, phantoms: universe.phantoms, dilutedMargin, sample, riskLimit }));
}

/** The formula of `superSimpleSampleSize` for a risk limit above 0. */
export function additionalDraws(at: {
  /** N, with the phantoms among them. */
  readonly cards: number;
  readonly phantoms: number;
  readonly dilutedMargin: number;
  readonly sample: ComparisonSample | undefined;
  readonly riskLimit: number;
}): number {
  const drawn = at.sample?.drawn ?? 0;
  const [oneOver, twoOver, ...under] = ratesFrom(at.sample);
  const phantomRate = divide(decimalFromInteger(at.phantoms), decimalFromInteger(at.cards));
  const rates = at.phantoms === 0 ? [oneOver, twoOver, ...under] : [oneOver, add(twoOver, phantomRate), ...under];
  return Math.max(0, Math.min(at.cards, totalDraws(at, rates)) - drawn);
}

/**
 * Draws in all when errors come at just these rates: n₀ of `superSimpleSampleSize`, rounded up. Infinity where errors at
 * these rates never let the audit stop.
 *
 * Example    margin 2,000 of 110,000 cards, α = 10 %: 263 without errors, 284 with one card in 1,000 off by one vote.
 */
export function stoppingSizeByRates(at: {
  readonly dilutedMargin: number;
  readonly rates: DiscrepancyRates;
  readonly riskLimit: number;
}): number {
  const { oneOver, twoOver, oneUnder, twoUnder } = at.rates;
  return drawsAtRates(at, [oneOver, twoOver, oneUnder, twoUnder].map(decimalFromDouble));
}

/**
 * The number of draws at which a comparison audit stops when it has found just these errors.
 *
 *   n = max( o₁ + o₂ + u₁ + u₂ , ⌈ −2γ ( ln α + o₁ ln(1 − 1/2γ) + o₂ ln(1 − 1/γ) + u₁ ln(1 + 1/2γ) + u₂ ln(1 + 1/γ) ) / μ ⌉ )
 *
 * Source     Stark (2010), Super-Simple Simultaneous Single-Ballot Risk-Limiting Audits; Colorado's rule for ballots to audit.
 * Assumes    0 < α < 1 and μ > 0.
 * Example    Colorado 2024: margin 418 of 4,196 cards, α = 3 %, one two-vote understatement: 60 cards.
 */
export function stoppingSize(at: {
  readonly dilutedMargin: number;
  readonly counts: DiscrepancyCounts;
  readonly riskLimit: number;
}): number {
  const { oneOver, twoOver, oneUnder, twoUnder } = at.counts;
  const counts = [oneOver, twoOver, oneUnder, twoUnder];
  let log = ln(asWritten(at.riskLimit));
  for (const [kind, count] of counts.entries()) log = add(log, multiply(decimalFromInteger(count), LOG_FACTORS[kind]));
  const draws = ceiling(divide(multiply(subtract(ZERO, TWO_GAMMA), log), decimalFromDouble(at.dilutedMargin)));
  return Math.max(
    counts.reduce((sum, count) => sum + count, 0),
    draws,
  );
}

const GAMMA = decimalFromDouble(ERROR_INFLATOR);
const TWO_GAMMA = multiply(decimalFromInteger(2), GAMMA);
const HALF_INVERSE = divide(ONE, TWO_GAMMA);
const INVERSE = divide(ONE, GAMMA);
/** What one card adds to ln P: one- and two-vote overstatements, then understatements. */
const LOG_FACTORS: readonly Decimal[] = [
  ln(subtract(ONE, HALF_INVERSE)),
  ln(subtract(ONE, INVERSE)),
  ln(add(ONE, HALF_INVERSE)),
  ln(add(ONE, INVERSE)),
];

function ratesFrom(sample: ComparisonSample | undefined): readonly Decimal[] {
  if (!sample || sample.drawn === 0) {
    const { oneOver, twoOver, oneUnder, twoUnder } = ASSUMED_RATES;
    return [oneOver, twoOver, oneUnder, twoUnder].map(decimalFromDouble);
  }
  const drawn = decimalFromInteger(sample.drawn);
  const rate = (count: number) => divide(decimalFromInteger(count), drawn);
  return [rate(sample.found.oneOver), rate(sample.found.twoOver), ZERO, ZERO];
}

function drawsAtRates(at: { dilutedMargin: number; riskLimit: number }, rates: readonly Decimal[]): number {
  let perDraw = ln(subtract(ONE, divide(decimalFromDouble(at.dilutedMargin), TWO_GAMMA)));
  for (const [kind, rate] of rates.entries()) perDraw = subtract(perDraw, multiply(rate, LOG_FACTORS[kind]));
  if (compare(perDraw, ZERO) >= 0) return Number.POSITIVE_INFINITY;
  return ceiling(divide(ln(asWritten(at.riskLimit)), perDraw));
}

function totalDraws(at: { dilutedMargin: number; riskLimit: number }, rates: readonly Decimal[]): number {
  const atRates = drawsAtRates(at, rates);
  if (atRates === Number.POSITIVE_INFINITY) return atRates;
  const first = decimalFromInteger(atRates);
  const expected = rates.map((rate) => multiply(rate, first));
  return stoppingSize({
    dilutedMargin: at.dilutedMargin,
    riskLimit: at.riskLimit,
    counts: {
      oneOver: ceiling(expected[0]),
      twoOver: roundHalfUp(expected[1]),
      oneUnder: ceiling(expected[2]),
      twoUnder: roundHalfUp(expected[3]),
    },
  });
}

function roundHalfUp(value: Decimal): number {
  return floorOf(add(value, decimalFromDouble(0.5)));
}
