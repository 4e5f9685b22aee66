import { compareFractions, type Fraction } from '../numeric/fraction.ts';
import { type BatchComparison, reportedVotes } from './batch-comparison.ts';
import { type MarginClaim, marginOf } from './macro-claims.ts';

/** How a counted batch differs from its report: for the claim it harms most, by how many votes, and relative to V. */
export type BatchOverstatement = {
  readonly claim: MarginClaim;
  /** Votes by which the report overstated the claim's margin; below 0 when it understated it. */
  readonly votes: number;
  /** votes ÷ V; undefined when the claim has no margin left. */
  readonly relative: Fraction | undefined;
};

/**
 * The difference to show for one counted batch (or combined group, at any of its places): the error that is greatest
 * relative to its margin among the claims that have one. Undefined when the hand count agrees for every claim.
 */
export function macroOverstatement(
  comparison: BatchComparison,
  claims: readonly MarginClaim[],
  counted: { readonly place: number; readonly audited: readonly number[] | undefined },
): BatchOverstatement | undefined {
  const group = comparison.combined?.find((members) => members.includes(counted.place)) ?? [counted.place];
  const reported = reportedVotes(comparison, group);
  const audited = counted.audited ?? reported.map(() => 0);
  let worst: BatchOverstatement | undefined;
  for (const claim of claims) {
    const votes = marginOf(claim, reported) - marginOf(claim, audited);
    if (votes === 0) continue;
    const relative = claim.margin > 0 ? { numerator: votes, denominator: claim.margin } : undefined;
    if (!worst || isWorse({ votes, relative }, worst)) worst = { claim, votes, relative };
  }
  return worst;
}

function isWorse(
  a: Pick<BatchOverstatement, 'votes' | 'relative'>,
  b: Pick<BatchOverstatement, 'votes' | 'relative'>,
): boolean {
  if (a.relative && b.relative) return compareFractions(a.relative, b.relative) > 0;
  if (a.relative || b.relative) return b.relative !== undefined;
  return a.votes > b.votes;
}
