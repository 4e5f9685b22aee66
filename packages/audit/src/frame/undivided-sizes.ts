import { kindOf } from '../kinds/kinds.ts';
import { inBothStrata } from '../sampling/stratum.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { Plan } from '../state/plan.ts';
import type { AskedSizes } from './sample-sizes.ts';

/** Where the kind has strata, the draws for each contest are divided among them, and nowhere else: why these are not. */
export function refuseUndividedSizes(plan: Plan, { sampleSizes, strata }: AskedSizes): AuditRefusal | undefined {
  const isDivided = kindOf(plan).strata !== undefined;
  if (!isDivided) return strata === undefined ? undefined : { code: 'sizes-divided-without-strata' };
  const names = Object.keys(sampleSizes);
  const wrong = [...names, ...Object.keys(strata ?? {})].find((name) => {
    const sizes = strata?.[name];
    return sizes === undefined || inBothStrata(sizes) !== sampleSizes[name];
  });
  return wrong === undefined ? undefined : { code: 'sizes-not-divided', contest: wrong };
}
