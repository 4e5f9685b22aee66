import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { participantsSlot } from '../screens/file-slots.ts';
import { planToShow } from '../screens/plan-to-show.ts';

export const plan = defineQuery({
  name: 'plan',
  permission: 'plan.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    return ok({
      heading,
      plan: planToShow(history.audit.plan),
      participants: await participantsSlot(services.db, history),
    });
  },
});
