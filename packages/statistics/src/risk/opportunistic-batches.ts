import { type Answer, answer, refuse } from '../answer.ts';
import { type BigFraction, bigFraction, type Fraction, nearestDouble } from '../numeric/fraction.ts';
import { auditedUnits, isDrawnInFull } from './audited-units.ts';
import type { BatchComparison, BatchSample } from './batch-comparison.ts';
import { type MacroBounds, type MacroRisk, macroBounds, macroRiskInFull, macroRiskOfUnits } from './macro.ts';

/**
 * A contest that batches were drawn for, as an opportunistic contest sees it. Places are those of the opportunistic
 * contest's list of batches, which holds every batch of both.
 *
 *   bounds   its error bounds u^t_b, by place; `undefined` where it has no margin, so that nothing was drawn by chance
 *   draws    its draws by chance, each as often as it was made
 *   added    batches it asked for without chance, because all that were left were asked for: they are no draws, and count
 *            only where every batch of the contest has been asked for
 */
export type BatchTarget = {
  readonly bounds: readonly Fraction[] | undefined;
  readonly draws: readonly number[];
  readonly added?: readonly number[];
};

/**
 * Another contest's bounds, stretched until they bound the errors of a contest it was not drawn for.
 *
 *   R = max over batches with u^c_b > 0 of u^c_b · U^t / u^t_b ,   u'_b = R · u^t_b / U^t ≥ u^c_b ,   Σ u' = R
 *
 * `undefined` where the target cannot draw a batch that could hold an error of the contest.
 *
 * Example    bounds of the contest 2 and 1, of the target 1 and 2: R = max(2·3/1, 1·3/2) = 6, stretched to 2 and 4.
 */
export function stretchedBounds(
  ofContest: readonly Fraction[],
  ofTarget: readonly Fraction[],
): { readonly total: BigFraction; readonly boundOf: (place: number) => BigFraction } | undefined {
  let stretch: BigFraction = { numerator: 0n, denominator: 1n };
  const sum = new Map<number, bigint>();
  for (const [place, own] of ofContest.entries()) {
    const { numerator, denominator } = ofTarget[place];
    sum.set(denominator, (sum.get(denominator) ?? 0n) + BigInt(numerator));
    if (own.numerator === 0) continue;
    if (numerator === 0) return undefined;
    const ratio = {
      numerator: BigInt(own.numerator) * BigInt(denominator),
      denominator: BigInt(own.denominator) * BigInt(numerator),
    };
    if (isLess(stretch, ratio)) stretch = ratio;
  }
  let targetSum: BigFraction = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of sum)
    targetSum = added(targetSum, { numerator, denominator: BigInt(denominator) });
  return {
    total: product(stretch, targetSum),
    boundOf: (place) => product(stretch, bigFraction(ofTarget[place])),
  };
}

/**
 * The risk of a contest from batches that were drawn for others.
 *
 *   none         nothing that was drawn says anything about it. That is no measured risk, not a risk of 100 %
 *   arithmetic   every batch of the contest was asked for and counted
 *   draws        those of one target, `target` in the list, against bounds that sum to `stretchedSum` (R)
 */
export type OpportunisticBatchRisk =
  | { readonly measured: false }
  | { readonly measured: true; readonly by: 'arithmetic'; readonly risk: MacroRisk }
  | {
      readonly measured: true;
      readonly by: 'draws';
      readonly target: number;
      readonly stretchedSum: number;
      readonly risk: MacroRisk;
    };

/**
 * Opportunistic contests of a batch comparison: MACRO with the bounds of a contest that was drawn for, stretched.
 *
 *   P = Π over the target's draws of (1 − 1/R) / (1 − τ'_b) ,   τ'_b = max(0, e^c_b) / u'_b      (R, u' as `stretchedBounds`)
 *
 *   e^c_b   the contest's own error in the batch, 0 where the batch does not contain it
 *
 * A batch was drawn with chance u^t_b/U^t = u'_b/R, so the draws are draws in proportion to bounds of this contest, and P is
 * valid as MACRO is. Of several targets the one with the least R counts, the first of equals: reports alone decide that.
 *
 * Source     Stark (2009), Efficient post-election audits of multiple contests, SSRN 1443314, with larger bounds.
 * Assumes    as `macroRisk`; each target's draws were made in proportion to `bounds`.
 * Example    R = 7.219, 30 draws without error: P = (1 − 1/7.219)^30 = 0.0114.
 */
export function opportunisticBatchRisk(of: {
  readonly comparison: BatchComparison;
  readonly targets: readonly BatchTarget[];
  /** Hand counts of this contest, as in a `BatchSample`. */
  readonly counts: Omit<BatchSample, 'draws'>;
  readonly riskLimit: number;
}): Answer<OpportunisticBatchRisk> {
  const { comparison, targets, counts, riskLimit } = of;
  if (targets.some(({ bounds }) => bounds !== undefined && bounds.length !== comparison.batches.length)) {
    return refuse('counts-contradict', 'target-bounds-missing');
  }
  const bounded = macroBounds(comparison);
  if (!bounded.ok) return bounded;
  const asked = targets.flatMap(({ draws, added: rest = [] }) => [...draws, ...rest]);
  const everything = auditedUnits(comparison, { ...counts, draws: asked });
  if (!everything.ok) return everything;
  if (isDrawnInFull(comparison, everything.value)) {
    return answer({ measured: true, by: 'arithmetic', risk: macroRiskInFull(bounded.value.claims, everything.value) });
  }
  const chosen = leastStretched(bounded.value, targets);
  if (chosen === undefined) return answer({ measured: false });
  const { target, total, boundOf } = chosen;
  // A draw on a batch that does not contain the contest is one without error, and needs no count of it.
  const { draws } = targets[target];
  const withoutContest = draws.filter((place) => comparison.batches[place] === undefined && !counts.audited.has(place));
  const audited = new Map([...counts.audited, ...withoutContest.map((place) => [place, undefined] as const)]);
  const mixed = new Set((counts.combinedAfterSeed ?? []).flatMap((group) => group.members));
  for (const place of withoutContest) if (mixed.has(place)) audited.delete(place);
  const units = auditedUnits(comparison, { ...counts, audited, draws });
  if (!units.ok) return units;
  const { claims } = bounded.value;
  const risk = macroRiskOfUnits({ comparison, units: units.value, claims, boundOf, total, riskLimit });
  if (!risk.ok) return risk;
  return answer({ measured: true, by: 'draws', target, stretchedSum: nearestDouble(total), risk: risk.value });
}

/** The target with the least stretched sum, if anything was drawn for it by chance. */
function leastStretched(bounded: MacroBounds, targets: readonly BatchTarget[]) {
  // Without a margin every error could overturn the outcome, and no bound holds it.
  if (!bounded.limited) return undefined;
  let least: (NonNullable<ReturnType<typeof stretchedBounds>> & { readonly target: number }) | undefined;
  for (const [target, { bounds }] of targets.entries()) {
    const stretched = bounds && stretchedBounds(bounded.bounds, bounds);
    if (stretched && (least === undefined || isLess(stretched.total, least.total))) least = { ...stretched, target };
  }
  return least && targets[least.target].draws.length > 0 ? least : undefined;
}

function isLess(a: BigFraction, b: BigFraction): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

function product(a: BigFraction, b: BigFraction): BigFraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function added(a: BigFraction, b: BigFraction): BigFraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}
