import type { Contest } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { takesEverything, usualChoices } from '../kinds/kinds.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditEvent } from '../state/audit-event.ts';
import { type AuditInRounds, type BegunAudit, NOT_BEGUN } from '../state/audit-state.ts';
import { AUDIT_TYPES, type AuditType } from '../state/audit-type.ts';
import { currentRound, isInRounds, latestMeasurements, outstandingContests } from '../state/audit-view.ts';
import { evolveAll } from '../state/evolve-all.ts';
import type { Plan, Settings } from '../state/plan.ts';
import { isPractice } from '../state/practice.ts';
import { decide } from './decide.ts';

/* The count of every ballot that follows an audit whose samples did not confirm everything. */

/** The type of audit that counts every ballot. */
export function countOfEverything(): AuditType {
  const type = AUDIT_TYPES.find((one) => takesEverything({ type: one }));
  assert(type !== undefined, 'there is a type of audit that counts everything');
  return type;
}

/**
 * How the count is created: under `name`, of the same election, from the audit it follows, with the contests that this one did not confirm and
 * what was last measured of each.
 */
export function creationOfCount(
  audit: AuditInRounds,
  of: Pick<CommandOf<'create-audit'>, 'name' | 'election'> & { readonly auditId: string },
): CommandOf<'create-audit'> {
  const { plan, rounds } = audit;
  const auditType = countOfEverything();
  const measured = new Map(latestMeasurements(audit).map(({ contest, pValue }) => [contest, pValue]));
  return {
    type: 'create-audit',
    name: of.name,
    organization: plan.organization,
    auditType,
    method: usualChoices(auditType).method,
    compatibility: false,
    practice: isPractice(plan),
    election: of.election,
    startsFrom: { auditId: of.auditId, name: plan.name },
    escalates: {
      round: currentRound(audit).number,
      riskLimitPercent: plan.settings?.riskLimitPercent ?? 0,
      contests: outstandingContests(plan, rounds).map((contest) => ({
        contest,
        pValue: measured.get(contest) ?? null,
      })),
    },
  };
}

/**
 * What the count takes over of the plan of the audit it follows: the contests that are open and the settings, as far as they fit. What does not is
 * left for somebody to decide. `begun` is what has happened in the count so far.
 */
export function planOfCount(audit: BegunAudit, begun: readonly AuditEvent[]): readonly AuditEvent[] {
  const { plan } = audit;
  const open = new Set(outstandingContests(plan, isInRounds(audit) ? audit.rounds : []));
  const contests = plan.contests
    .filter(({ name }) => open.has(name))
    .map((contest) => withReportedWinner(plan, contest));
  const commands = [
    { type: 'define-contests', contests } as const,
    ...(plan.settings === null ? [] : [{ type: 'change-settings', settings: settingsOf(plan.settings) } as const]),
  ];
  const state = evolveAll(NOT_BEGUN, begun);
  return commands.flatMap((command) => {
    const decided = decide(state, command);
    return decided.ok ? decided.value : [];
  });
}

/**
 * Where records were compared they say who won, and for whose sake nothing could be shown by a sample; where rankings are counted by hand
 * nobody has them at hand.
 */
function withReportedWinner({ assertions }: Pick<Plan, 'assertions'>, contest: Contest): Contest {
  const { mayWin = [], writeIns: line } = assertions?.[contest.name] ?? {};
  const [winner, ...others] = mayWin;
  if (contest.countedBy === undefined || winner === undefined || others.length > 0) return contest;
  const writeIns = line === undefined ? {} : { writeIns: { choice: line, names: [] } };
  return { ...contest, ...writeIns, reportedWinner: winner };
}

/** A count of every ballot has no risk to limit and no boards, and whether its batches are entered twice is chosen for it. */
function settingsOf({ doubleEntry: _, boardsOfTwo: __, ...settings }: Settings): Settings {
  const { dataEntry } = usualChoices(countOfEverything());
  return { ...settings, riskLimitPercent: 0, dataEntry };
}
