import { type BegunAudit, isInRounds, missingInputs } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { sampleSizesOf } from '../computations/sample-sizes.ts';
import { auditScope } from '../policy/scope.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { planToShow } from '../screens/plan-to-show.ts';
import { planWarnings } from '../screens/plan-warnings.ts';
import { defineQuery } from './define-query.ts';

export const sampleSizes = defineQuery({
  name: 'sample-sizes',
  permission: 'plan.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const missing = audit.phase === 'planning' ? missingInputs(audit) : [];
    const sizes = missing.length > 0 ? 'not-possible' : await sampleSizesOf(services, audit);
    return ok({
      heading,
      round:
        isInRounds(audit) && audit.phase !== 'round-open' ? audit.rounds.length + 1 : Math.max(1, heading.round ?? 1),
      state: typeof sizes === 'string' ? sizes : ('ready' as const),
      contests: typeof sizes === 'string' ? [] : sizes.map((one) => ({ ...one, options: [...one.options] })),
      missing: [...missing],
      plan: planToShow(audit.plan),
      totalBallots: Object.fromEntries(audit.plan.contests.map((contest) => [contest.name, ballotsIn(audit, contest)])),
      warnings: planWarnings(audit),
    });
  },
});

/** As typed, else the sum of the manifests, which the log keeps with each file. */
function ballotsIn(audit: BegunAudit, contest: Contest): number {
  if (contest.totalBallots !== null) return contest.totalBallots;
  let ballots = 0;
  for (const { figures, jurisdiction } of audit.files) {
    const counts = figures.kind === 'manifest' && jurisdiction !== null && contestInvolves(contest, jurisdiction);
    if (counts) ballots += figures.ballots;
  }
  return ballots;
}
