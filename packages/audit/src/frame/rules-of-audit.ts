import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { MissingInput } from '../state/audit-refusal.ts';
import { limitAboveStatute } from '../state/audit-rules.ts';
import type { Decision } from '../state/decision.ts';
import { findRepeated } from '../state/find-repeated.ts';
import type { Plan } from '../state/plan.ts';
import type { RuleFinding } from '../state/plan-finding.ts';

/** The rules stand in the place of what was stated before. A criterion is said of a targeted contest, once. */
export function decideRules(plan: Plan, { rules }: CommandOf<'state-rules'>): Decision {
  const names = rules.chosen.map(({ contest }) => contest);
  const repeated = findRepeated(names);
  if (repeated !== undefined) return err({ code: 'contest-name-repeated', contest: repeated });
  for (const contest of names) {
    const known = plan.contests.find(({ name }) => name === contest);
    if (known === undefined) return err({ code: 'unknown-contest', contest });
    if (!known.targeted) return err({ code: 'contest-not-targeted', contest });
  }
  return ok([{ type: 'rules-stated', rules }]);
}

/** A risk limit above the statutory one is confirmed with both limits and the reason. */
export function ruleFindings(plan: Plan): readonly RuleFinding[] {
  const above = limitAboveStatute(plan);
  if (above === undefined || above.reason === null) return [];
  return [{ finding: 'limit-above-statute', ...above, reason: above.reason }];
}

/** A risk limit above the statutory one needs a reason before anything is committed to. */
export function reasonMissing(plan: Plan): readonly MissingInput[] {
  const above = limitAboveStatute(plan);
  if (above === undefined || above.reason !== null) return [];
  const { statutoryPercent, riskLimitPercent } = above;
  return [{ what: 'reason-above-statute', statutoryPercent, riskLimitPercent }];
}
