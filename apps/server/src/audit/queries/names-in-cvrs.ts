import { missingInputs, standardizedContests } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { slotOfAudit } from '../screens/file-slots.ts';
import { matchesToShow } from '../screens/matches-to-show.ts';
import { planToShow } from '../screens/plan-to-show.ts';
import { strataOfContests } from '../screens/strata-of-contests.ts';

export const namesInCvrs = defineQuery({
  name: 'names-in-cvrs',
  permission: 'plan.prepare',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    return ok({
      heading,
      plan: planToShow(audit.plan),
      missing: audit.phase === 'planning' ? [...missingInputs(audit)] : [],
      strata: strataOfContests(audit),
      standardized: {
        slot: await slotOfAudit(services.db, history, 'standardized-contests'),
        contests: standardizedContests(audit.files)?.map((contest) => ({ ...contest })) ?? null,
      },
      jurisdictions: matchesToShow(audit),
    });
  },
});
