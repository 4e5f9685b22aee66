import { isInRounds } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { jurisdictionLines } from '../screens/jurisdiction-lines.ts';
import { measurementsOf } from '../screens/measurements.ts';

export const roundProgress = defineQuery({
  name: 'round-progress',
  permission: 'progress.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const { plan } = audit;
    const rounds = isInRounds(audit) ? audit.rounds : [];
    return ok({
      heading,
      contests: [...plan.contests],
      riskLimit: plan.settings === null ? null : plan.settings.riskLimitPercent / 100,
      jurisdictions: await jurisdictionLines(services, history, role),
      measurements: measurementsOf(rounds),
      rounds: rounds.map((round, index) => ({
        round: round.number,
        openedAt: history.rounds[index]?.openedAt ?? '',
        closedAt: history.rounds[index]?.closedAt ?? null,
        sampleSizes: { ...round.sampleSizes },
      })),
      mapPossible: plan.settings !== null && plan.jurisdictions.length > 1,
    });
  },
});
