import { isInRounds, riskLimitOf } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery, type StandingContext } from '../../road/define-query.ts';
import { partsOf } from '../../stores/audit-stands.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { earlierClosings } from '../screens/earlier-closings.ts';
import { handCounts, runoffs } from '../screens/hand-counts.ts';
import { jurisdictionLines } from '../screens/jurisdiction-lines.ts';
import { managersAt } from '../screens/managers.ts';
import { measurementsOf } from '../screens/measurements.ts';

export const roundProgress = defineQuery({
  name: 'round-progress',
  permission: 'progress.read',
  scope: auditScope,

  look: (context, { auditId }) => ({ restsOn: partsOf(context.stand), answer: () => answer(context, auditId) }),
});

async function answer({ services, session, role, scope, stand }: StandingContext, auditId: string) {
  const viewer = { actor: session.actor, role, scope, stand };
  const { history, heading } = await loadHeading(services, auditId, viewer);
  const { audit } = history;
  const { plan } = audit;
  const rounds = isInRounds(audit) ? audit.rounds : [];
  const managers = await managersAt(services, auditId, stand);
  return ok({
    heading,
    contests: [...plan.contests],
    riskLimit: plan.settings === null ? null : riskLimitOf(plan.settings),
    jurisdictions: await jurisdictionLines(services, history, role, { managers }),
    measurements: measurementsOf(rounds),
    handCounts: handCounts(audit),
    runoffs: runoffs(audit),
    escalatedTo: audit.phase === 'concluded' ? (audit.escalatedTo ?? null) : null,
    rounds: rounds.map((round, index) => ({
      round: round.number,
      openedAt: history.rounds[index]?.openedAt ?? '',
      closedAt: history.rounds[index]?.closedAt ?? null,
      sampleSizes: { ...round.sampleSizes },
      strata: round.strata === undefined ? null : { ...round.strata },
    })),
    earlierClosings: await earlierClosings(services.db, history, role),
    mapPossible: plan.settings !== null && plan.jurisdictions.length > 1,
  });
}
