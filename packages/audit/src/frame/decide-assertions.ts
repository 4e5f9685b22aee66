import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import { type ContestAssertions, isRanked } from '../state/contest-assertions.ts';
import type { Decision } from '../state/decision.ts';
import type { Plan } from '../state/plan.ts';

/** What was worked out is of ranked contests of the plan and of their choices. Where it is of none, inputs are missing. */
export function decideAssertions(plan: Plan, { contests: found }: CommandOf<'find-assertions'>): Decision {
  const ranked = plan.contests.filter(isRanked);
  const foreign = Object.keys(found).find((name) => !ranked.some((contest) => contest.name === name));
  if (foreign !== undefined) return err({ code: 'contest-not-ranked', contest: foreign });
  for (const contest of ranked) {
    const assertions = found[contest.name];
    const refusal = assertions === undefined ? undefined : refuseForeignChoice(contest, assertions);
    if (refusal !== undefined) return err(refusal);
  }
  return ok([{ type: 'assertions-found', contests: found }]);
}

function refuseForeignChoice(
  { name: contest, choices }: Plan['contests'][number],
  { mayWin, assertions, writeIns }: ContestAssertions,
): AuditRefusal | undefined {
  const inAssertions = assertions.flatMap(({ winner, loser, eliminated }) => [winner, loser, ...eliminated]);
  const named = [...mayWin, ...inAssertions, ...(writeIns === undefined ? [] : [writeIns])];
  const choice = named.find((one) => !choices.some(({ name }) => name === one));
  return choice === undefined ? undefined : { code: 'unknown-choice', contest, choice };
}
