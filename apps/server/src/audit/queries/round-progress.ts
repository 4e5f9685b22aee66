import { isInRounds } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery, type QueryContext } from '../../road/define-query.ts';
import { type AuditStand, partsOf } from '../../stores/audit-stands.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { handCounts } from '../screens/hand-counts.ts';
import { jurisdictionLines } from '../screens/jurisdiction-lines.ts';
import { managersAt } from '../screens/managers.ts';
import { measurementsOf } from '../screens/measurements.ts';
import { standOfScope } from '../screens/stand-of-scope.ts';

export const roundProgress = defineQuery({
  name: 'round-progress',
  permission: 'progress.read',
  scope: auditScope,

  async look(context, { auditId }) {
    const stand = await standOfScope(context);
    return { restsOn: partsOf(stand), answer: () => answer(context, auditId, stand) };
  },
});

async function answer({ services, session, role, scope }: QueryContext, auditId: string, stand: AuditStand) {
  const viewer = { actor: session.actor, role, scope };
  const { history, heading } = await loadHeading(services, auditId, viewer);
  const { audit } = history;
  const { plan } = audit;
  const rounds = isInRounds(audit) ? audit.rounds : [];
  const managers = await managersAt(services, auditId, stand);
  return ok({
    heading,
    contests: [...plan.contests],
    riskLimit: plan.settings === null ? null : plan.settings.riskLimitPercent / 100,
    jurisdictions: await jurisdictionLines(services, history, role, { managers }),
    measurements: measurementsOf(rounds),
    handCounts: handCounts(audit),
    escalatedTo: audit.phase === 'concluded' ? (audit.escalatedTo ?? null) : null,
    rounds: rounds.map((round, index) => ({
      round: round.number,
      openedAt: history.rounds[index]?.openedAt ?? '',
      closedAt: history.rounds[index]?.closedAt ?? null,
      sampleSizes: { ...round.sampleSizes },
      strata: round.strata === undefined ? null : { ...round.strata },
    })),
    mapPossible: plan.settings !== null && plan.jurisdictions.length > 1,
  });
}
