import { type Answer, answer } from '../answer.ts';
import {
  add,
  asWritten,
  ceiling,
  compare,
  type Decimal,
  decimalFromDouble,
  decimalFromInteger,
  divide,
  ln,
  multiply,
  ONE,
  subtract,
  toDouble,
  ZERO,
} from '../numeric/decimal28.ts';
import { hardestFirst, type RaireRequest, searchAssertions } from '../raire/raire.ts';
import type { RaireAssertion } from '../raire/raire-assertion.ts';
import { type AuditedAssertion, assertionOverstatement, type ComparedRankings } from '../risk/irv-comparison.ts';
import { comparisonRisk, ERROR_INFLATOR } from '../risk/super-simple.ts';
import { ASSUMED_RATES, type ComparisonSample } from '../sample-size/super-simple-size.ts';
import type { PublishedRisk } from './macro.ts';

/**
 * The assertions for an instant-runoff contest as a published system finds them; for the method see `raire/raire.ts`.
 *
 * Kept because published lists can only be repeated so. Once an elimination order is complete, the best assertion of a tail
 * above it is taken even where its own is easier, so the list may be harder to audit than need be. Unsound: where no tail
 * above has an assertion, the order is left without one, and so are those not looked at yet. A winner who did not win can so
 * be given assertions that hold and prove nothing.
 */
export function raireAssertionsCompatible(request: RaireRequest): Answer<readonly RaireAssertion[]> {
  const search = searchAssertions(request, 'above');
  if (!search.ok) return search;
  const found = new Map<string, RaireAssertion>();
  for (const assertion of search.value) {
    const { type, winner, loser, eliminated } = assertion;
    found.set(JSON.stringify([type, winner, loser, eliminated]), assertion);
  }
  return answer(hardestFirst(withoutSubsumed([...found.values()])));
}

/** Leaves out what another assertion shows already of the one tail that each stands for. */
function withoutSubsumed(assertions: readonly RaireAssertion[]): readonly RaireAssertion[] {
  const kept: RaireAssertion[] = [];
  for (const assertion of assertions) {
    if (kept.some((other) => subsumes(other, assertion))) continue;
    const rest = kept.filter((other) => !subsumes(assertion, other));
    kept.splice(0, kept.length, ...rest, assertion);
  }
  return kept;
}

function subsumes(strong: RaireAssertion, weak: RaireAssertion): boolean {
  if (weak.type === 'NEB' || weak.rulesOut === undefined) return false;
  if (strong.type === 'NEB') {
    if (strong.winner === weak.winner && strong.loser === weak.loser) return true;
    // Eliminated before the tail begins counts as the earliest place.
    return weak.rulesOut.indexOf(strong.winner) < weak.rulesOut.indexOf(strong.loser);
  }
  const tail = strong.rulesOut ?? [];
  const sameTail = tail.length === weak.rulesOut.length && tail.every((choice) => weak.rulesOut?.includes(choice));
  return strong.winner === weak.winner && sameTail;
}

/** A comparison of an instant-runoff contest with its reported rankings. */
export type PublishedIrvComparison = {
  readonly assertions: readonly AuditedAssertion[];
  readonly cards: number;
  readonly riskLimit: number;
};

/**
 * The risk as published; for the method see `risk/irv-comparison.ts`. Unsound: as many draws as there are cards pass for a
 * full count, whatever they showed. Without assertions the risk is 0 but does not count as met.
 */
export function irvComparisonRiskCompatible(
  at: PublishedIrvComparison & { readonly compared: readonly ComparedRankings[] },
): PublishedRisk {
  const { assertions, cards, riskLimit, compared } = at;
  const draws = compared.reduce((sum, card) => sum + card.count * card.timesDrawn, 0);
  if (draws >= cards) return { pValue: 0, finished: true };
  let pValue = 0;
  for (const assertion of assertions) {
    const steps = compared.map((card) => ({
      draws: card.count * card.timesDrawn,
      error: Math.max(0, assertionOverstatement(assertion, card)),
    }));
    pValue = Math.max(pValue, comparisonRisk(assertion.margin / cards, steps));
  }
  return { pValue, finished: pValue > 0 && pValue < riskLimit };
}

/**
 * The size as published; for the method see `sample-size/irv-comparison-size.ts`. A slip is kept: two-vote errors enter the
 * last step as rates, not as counts, so that the size is too small where they occurred.
 */
export function irvComparisonSizeCompatible(
  at: PublishedIrvComparison & { readonly samples?: readonly ComparisonSample[] },
): number {
  const sizes = at.assertions.map(({ margin }, index) => {
    const sample = at.samples?.[index];
    const drawn = sample?.drawn ?? 0;
    return Math.max(0, Math.min(at.cards, sizeWithSlip(at, margin, sample)) - drawn);
  });
  return Math.max(0, ...sizes);
}

const GAMMA = decimalFromDouble(ERROR_INFLATOR);
const TWO_GAMMA = multiply(decimalFromInteger(2), GAMMA);
const LOG_FACTORS: readonly Decimal[] = [
  ln(subtract(ONE, divide(ONE, TWO_GAMMA))),
  ln(subtract(ONE, divide(ONE, GAMMA))),
  ln(add(ONE, divide(ONE, TWO_GAMMA))),
  ln(add(ONE, divide(ONE, GAMMA))),
];

function sizeWithSlip(at: PublishedIrvComparison, margin: number, sample: ComparisonSample | undefined): number {
  const dilutedMargin = decimalFromDouble(margin / at.cards);
  const logLimit = ln(asWritten(at.riskLimit));
  const rates = ratesOf(sample);
  let perDraw = ln(subtract(ONE, divide(dilutedMargin, TWO_GAMMA)));
  for (const [kind, rate] of rates.entries()) perDraw = subtract(perDraw, multiply(rate, LOG_FACTORS[kind]));
  if (compare(perDraw, ZERO) >= 0) return Number.POSITIVE_INFINITY;
  const first = decimalFromInteger(ceiling(divide(logLimit, perDraw)));
  const [oneOver, twoOver, oneUnder, twoUnder] = rates;
  const counts = [
    decimalFromInteger(ceiling(multiply(oneOver, first))),
    twoOver,
    decimalFromInteger(ceiling(multiply(oneUnder, first))),
    twoUnder,
  ];
  let log = logLimit;
  for (const [kind, count] of counts.entries()) log = add(log, multiply(count, LOG_FACTORS[kind]));
  const size = ceiling(divide(multiply(subtract(ZERO, TWO_GAMMA), log), dilutedMargin));
  return Math.max(Math.ceil(toDouble(counts.reduce(add))), size);
}

function ratesOf(sample: ComparisonSample | undefined): readonly Decimal[] {
  if (!sample || sample.drawn === 0) {
    const { oneOver, twoOver, oneUnder, twoUnder } = ASSUMED_RATES;
    return [oneOver, twoOver, oneUnder, twoUnder].map(decimalFromDouble);
  }
  const rate = (count: number) => divide(decimalFromInteger(count), decimalFromInteger(sample.drawn));
  return [rate(sample.found.oneOver), rate(sample.found.twoOver), ZERO, ZERO];
}
