import type { Contest } from '@plumbline/election';
import { cardMethodOf } from '../../methods/methods.ts';
import type { MissingInput } from '../../state/audit-refusal.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { Plan, Planned } from '../../state/plan.ts';

/** Whether the sizes of all rounds belong to the plan. Published systems left them free, whatever the method said. */
export function plansRounds(plan: Pick<Plan, 'method' | 'compatibility'>): boolean {
  return !plan.compatibility && cardMethodOf(plan).holds === 'after-planned-rounds';
}

/** What the planned sizes of the targeted contests lack. */
export function missingRoundSizes(audit: Planned): readonly MissingInput[] {
  const { plan } = audit;
  if (!plansRounds(plan)) return [];
  return plan.contests
    .filter(({ targeted }) => targeted)
    .flatMap((contest): readonly MissingInput[] => {
      const sizes = plan.roundSizes?.[contest.name];
      if (sizes === undefined) return [{ what: 'round-sizes', contest: contest.name }];
      return sizeAboveCards(audit, contest, sizes);
    });
}

function sizeAboveCards(audit: Planned, contest: Contest, sizes: readonly number[]): readonly MissingInput[] {
  const universe = contestUniverse(audit, contest);
  const largest = Math.max(...sizes);
  // A file that is still missing is said by itself.
  if (!universe.ok || universe.value.listed === 0 || largest <= universe.value.listed) return [];
  return [{ what: 'round-size-above-cards', contest: contest.name, size: largest, cards: universe.value.listed }];
}
