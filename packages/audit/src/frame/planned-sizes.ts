import { kindOf } from '../kinds/kinds.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { roundsOf } from '../state/audit-view.ts';
import type { Plan } from '../state/plan.ts';

/** The most rounds that may be planned for one contest. */
export const PLANNED_ROUNDS_MAX = 20;

/** Rounds that are proposed, and how each grows out of the one before. */
const PROPOSED = { rounds: 5, growth: 1.5 };

/**
 * The sizes that are proposed for the rounds that begin with one of `first` draws: each ⌈1.5 × the one before⌉, five rounds in
 * all, and none of more draws than there are cards.
 */
export function proposedRoundSizes(first: number, cards: number, rounds = PROPOSED.rounds): readonly number[] {
  const sizes: number[] = [];
  for (let size = first; sizes.length < rounds; size = Math.ceil(PROPOSED.growth * size)) {
    sizes.push(Math.min(size, cards));
  }
  return sizes;
}

/** Whether the sizes of all rounds are part of the plan, and so of the commitment. */
export function plansRounds(plan: Plan): boolean {
  return kindOf(plan).plansRounds(plan);
}

/** Whether every round that was planned has been drawn, so that no other may be. */
export function arePlannedRoundsOver(audit: BegunAudit): boolean {
  const { plan } = audit;
  if (!plansRounds(plan)) return false;
  const drawn = roundsOf(audit).length;
  return Object.values(plan.roundSizes ?? {}).every((sizes) => sizes.length <= drawn);
}

/**
 * Why a round of these sizes is not the one that was planned, if it is not. Every contest that is still audited was in all
 * rounds before, so the number of the round is the place of its size in the list.
 */
export function refuseUnplannedSizes(
  audit: BegunAudit,
  sampleSizes: Readonly<Record<string, number>>,
): AuditRefusal | undefined {
  const { plan } = audit;
  if (!plansRounds(plan)) return undefined;
  const earlier = roundsOf(audit).length;
  for (const [contest, asked] of Object.entries(sampleSizes)) {
    const sizes = plan.roundSizes?.[contest] ?? [];
    const planned = sizes[earlier];
    if (planned === undefined) return { code: 'planned-rounds-over', contest, rounds: sizes.length };
    if (planned !== asked) return { code: 'size-not-as-planned', contest, round: earlier + 1, planned, asked };
  }
  return undefined;
}
