import type { AuditedUnit, MixedUnits } from './audited-units.ts';
import { type MarginClaim, marginOf } from './macro-claims.ts';

/**
 * The greatest error, relative to a claim's margin, that a unit can have, given what was counted on its own cards: exactly
 * its error there.
 *
 *   e_b = max over claims k of [ m_k(v_b) − m_k(a_b) ] / V_k
 */
export function errorOfUnit(claims: readonly MarginClaim[], unit: AuditedUnit, audited: readonly number[]): number {
  return greatest(claims, (claim) => marginOf(claim, unit.reported) - marginOf(claim, audited));
}

/**
 * The error with which a drawn unit is charged that was mixed with others after the seed.
 *
 *   e*_b = max over claims k of [ m_k(v_b) − max(0, a_G(A) − h_A·B_rest) + min(a_G(Z), h_Z·B_b) ] / V_k
 *
 *   A, Z      sides of claim k, ahead and behind          a_G       hand count of all mixed units together
 *   v_b, B_b  reported votes and cards of the unit        B_rest    cards of all others, drawn or not
 *   h_A, h_Z  the most votes that one card can hold for a side      V_k   margin of the claim
 *
 * In words: as if the others had taken as many of the leaders' votes as their cards can hold, and the unit had kept all of
 * the others' votes that its cards can.
 *
 * Once the seed is known the draws are, so whoever mixes batches may choose which. Counting a mixed group as one unit then
 * lets an undrawn understatement hide a drawn overstatement. This charge holds whatever was mixed: the others hold at most
 * h_A·B_rest of a_G(A), and the unit at most h_Z·B_b of a_G(Z), so that e*_b is at least the unit's own error, and the risk
 * at least what single counts would have given.
 *
 * Example    two batches of 300 cards, reported 157 : 115 and 178 : 108 of 300 cards, counted 335 : 223 together; margin 804.
 *            The first: 157 − (335 − 300) + 223 = 345 votes, of the 342 that its bound allows.
 */
export function errorOfMixedUnit(
  claims: readonly MarginClaim[],
  unit: AuditedUnit,
  within: { readonly mixed: MixedUnits; readonly votesAllowed: number },
): number {
  const { mixed, votesAllowed } = within;
  const restBallots = mixed.ballots - unit.ballots;
  const heldBy = (side: readonly number[], ballots: number) => Math.min(votesAllowed, side.length) * ballots;
  return greatest(claims, ({ ahead, behind }) => {
    const leastAhead = Math.max(0, votesFor(ahead, mixed.audited) - heldBy(ahead, restBallots));
    const mostBehind = Math.min(votesFor(behind, mixed.audited), heldBy(behind, unit.ballots));
    return marginOf({ ahead, behind }, unit.reported) - leastAhead + mostBehind;
  });
}

function greatest(claims: readonly MarginClaim[], votesOverstated: (claim: MarginClaim) => number): number {
  let error = 0;
  for (const claim of claims) error = Math.max(error, votesOverstated(claim) / claim.margin);
  return error;
}

function votesFor(side: readonly number[], votes: readonly number[]): number {
  return side.reduce((sum, place) => sum + votes[place], 0);
}
