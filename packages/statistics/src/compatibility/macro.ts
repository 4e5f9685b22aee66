import { type Answer, answer, refuse } from '../answer.ts';
import {
  compare,
  type Decimal,
  decimalFromInteger,
  divide,
  multiply,
  ONE,
  subtract,
  toDouble,
  ZERO,
} from '../numeric/decimal28.ts';
import { type BigFraction, compareFractions, type Fraction, sumFractions } from '../numeric/fraction.ts';
import type { BatchComparison, BatchSample } from '../risk/batch-comparison.ts';
import type { MacroBounds } from '../risk/macro.ts';
import { contestClaims, errorBound, type MarginClaim, marginOf } from '../risk/macro-claims.ts';
import { drawsNeeded } from '../sample-size/macro-size.ts';

/**
 * Batch comparison (MACRO) as published audits of another system computed it. For what each part means, and for what to
 * use instead, see `risk/macro.ts`.
 *
 * Claims and bounds have V = t_w − t_l − pending − missing, where missing may be below 0. Kept because published risks
 * can only be repeated so. Unsound in five ways:
 *
 * - Votes that no batch accounts for reduce the margin by the fewest ballots that could hold them, although they may be on
 *   more and were also reported for somebody; and when the batches hold *more* votes than the contest, the margin grows.
 * - Where a majority is claimed and several votes are allowed, a ballot with several votes for others counts as one.
 * - A combined group's error is compared with the bound of the one batch that was drawn. The taint can then exceed 1 and
 *   the risk falls below 0, which passes for a small risk.
 * - A drawn batch whose hand count lacks the contest is left out, whatever was reported for it.
 * - When every batch was counted the risk is 0, even where the hand count shows another winner.
 */
export function macroBoundsCompatible({ contest, batches }: BatchComparison): Answer<MacroBounds> {
  const read = contestClaims(contest, batches);
  if (!read.ok) return read;
  const { sides, contestVotes, missingVotes } = read.value;
  // Written so that no missing votes give 0 and not −0.
  const missingBallots = Math.ceil(missingVotes / contest.votesAllowed) + 0;
  const heldAgainst = (contest.pendingBallots ?? 0) + missingBallots;
  const claims = sides.map((side) => ({ ...side, ballotHarm: 1, margin: marginOf(side, contestVotes) - heldAgainst }));
  const found = { claims, unauditableBallots: missingBallots };
  const hasBatch = batches.some((batch) => batch !== undefined);
  if (hasBatch && claims.some((claim) => claim.margin <= 0)) return answer({ ...found, limited: false });
  const bounds = batches.map((batch) => errorBound(claims, batch));
  return answer({ ...found, limited: true, bounds, total: sumFractions(bounds) });
}

/** The measured risk, which may be below 0, and whether it counted as meeting the limit. See `macroBoundsCompatible`. */
export type PublishedRisk = { readonly pValue: number; readonly finished: boolean };

/** The risk as published: `finished` when it is at most the limit or when every batch was counted. */
export function macroRiskCompatible(
  given: BatchComparison,
  drawn: BatchSample,
  riskLimit: number,
): Answer<PublishedRisk> {
  const { comparison, sample } = asOneKindOfGroup(given, drawn);
  const bounds = macroBoundsCompatible(comparison);
  if (!bounds.ok) return bounds;
  const groupOf = new Map(
    (comparison.combined ?? []).flatMap((group) => group.map((place) => [place, group] as const)),
  );
  const auditedAt = (place: number) => {
    const counted = [place, ...(groupOf.get(place) ?? [])].find((member) => sample.audited.has(member));
    return counted === undefined ? undefined : sample.audited.get(counted);
  };
  if (countedBatches(sample, groupOf) >= comparison.batches.length) return answer({ pValue: 0, finished: true });

  const factors = new Map<number, Decimal>();
  let product = ONE;
  for (const place of sample.draws) {
    const audited = auditedAt(place);
    if (!audited) continue;
    if (!bounds.value.limited) return answer({ pValue: 1, finished: false });
    let factor = factors.get(place);
    if (!factor) {
      const members = groupOf.get(place) ?? [place];
      const found = factorOf({ comparison, members, place, audited, ...bounds.value });
      if (!found.ok) return found;
      if (found.value === 'infinite') return answer({ pValue: 1, finished: false });
      factor = found.value;
      factors.set(place, factor);
    }
    product = multiply(product, factor);
  }
  const pValue = Math.min(1, toDouble(product));
  return answer({ pValue, finished: pValue <= riskLimit });
}

/** Published audits know one kind of group, whenever it was made, with its hand count at each of its batches. */
function asOneKindOfGroup(
  comparison: BatchComparison,
  sample: BatchSample,
): { readonly comparison: BatchComparison; readonly sample: BatchSample } {
  const { combinedAfterSeed = [] } = sample;
  if (combinedAfterSeed.length === 0) return { comparison, sample };
  const counts = combinedAfterSeed.flatMap(({ members, audited }) =>
    audited === undefined ? [] : members.map((place) => [place, audited] as const),
  );
  return {
    comparison: {
      ...comparison,
      combined: [...(comparison.combined ?? []), ...combinedAfterSeed.map((group) => group.members)],
    },
    sample: { draws: sample.draws, audited: new Map([...sample.audited, ...counts]) },
  };
}

/** Additional batches to draw, from the bounds and risk as published. */
export function macroSampleSizeCompatible(
  given: BatchComparison,
  drawn: BatchSample,
  riskLimit: number,
): Answer<number> {
  const { comparison, sample } = asOneKindOfGroup(given, drawn);
  const batchCount = comparison.batches.length;
  const measured = macroRiskCompatible(comparison, sample, riskLimit);
  if (!measured.ok) return measured;
  if (measured.value.finished && sample.audited.size >= batchCount) {
    return refuse('audit-already-complete', 'all-batches-counted');
  }
  const bounds = macroBoundsCompatible(comparison);
  if (!bounds.ok) return bounds;
  if (!bounds.value.limited) return answer(batchCount);
  const { total } = bounds.value;
  if (total.numerator <= total.denominator) {
    return refuse('method-does-not-apply', 'bounds-below-margin');
  }
  if (measured.value.finished) return answer(0);
  if (riskLimit <= 0) return answer(batchCount);
  return answer(drawsNeeded({ riskLimit, pValue: measured.value.pValue, total, batchCount }));
}

/** Batches with a hand count of their own, and drawn batches whose group has one. */
function countedBatches(sample: BatchSample, groupOf: ReadonlyMap<number, readonly number[]>): number {
  const drawnInCountedGroup = sample.draws.filter((place) =>
    groupOf.get(place)?.some((member) => sample.audited.has(member)),
  );
  return new Set([...sample.audited.keys(), ...drawnInCountedGroup]).size;
}

function factorOf(at: {
  comparison: BatchComparison;
  claims: readonly MarginClaim[];
  place: number;
  members: readonly number[];
  audited: readonly number[];
  bounds: readonly Fraction[];
  total: BigFraction;
}): Answer<Decimal | 'infinite'> {
  if (at.total.numerator === 0n) {
    return refuse('method-does-not-apply', 'no-batch-can-err');
  }
  const error = greatestError(at);
  const bound = asDecimal(at.bounds[at.place]);
  let taint = ZERO;
  if (error && error.numerator > 0) {
    if (bound.coefficient === 0n) {
      return refuse('method-does-not-apply', 'error-where-none-can-be');
    }
    taint = divide(asDecimal(error), bound);
  }
  if (compare(taint, ONE) === 0) return answer('infinite');
  const { numerator, denominator } = at.total;
  const perDraw = subtract(ONE, divide(decimalFromInteger(denominator), decimalFromInteger(numerator)));
  return answer(divide(perDraw, subtract(ONE, taint)));
}

/** The signed greatest relative error among the claims that have one. */
function greatestError(at: {
  comparison: BatchComparison;
  claims: readonly MarginClaim[];
  members: readonly number[];
  audited: readonly number[];
}): Fraction | undefined {
  let greatest: Fraction | undefined;
  for (const claim of at.claims) {
    let reported = 0;
    for (const place of at.members) {
      const batch = at.comparison.batches[place];
      if (batch) reported += marginOf(claim, batch.votes);
    }
    const error = { numerator: reported - marginOf(claim, at.audited), denominator: claim.margin };
    if (error.numerator !== 0 && (!greatest || compareFractions(error, greatest) > 0)) greatest = error;
  }
  return greatest;
}

function asDecimal({ numerator, denominator }: Fraction): Decimal {
  return divide(decimalFromInteger(numerator), decimalFromInteger(denominator));
}
