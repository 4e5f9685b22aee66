import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { storeRoomPlan } from '../../stores/room-plans.ts';
import { loadAudit } from '../history/load-audit.ts';

/** Who is to be there. It changes nothing of any audit, and stands in no log. */
export const setStaffing = defineCommand({
  name: 'set-staffing',
  permission: 'room-plan.change',
  scope: jurisdictionScope,

  async run({ tx }, { auditId, jurisdiction, names, day, basedOn }) {
    const { audit } = await loadAudit(tx, auditId);
    if (!audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const named = names.filter(({ name }) => name !== '').map(({ place, name }) => [place, name] as const);
    const change = { part: 'staffing', lines: Object.fromEntries(named), day, basedOn } as const;
    if (!(await storeRoomPlan(tx, { auditId, jurisdiction }, change))) {
      return refuse('room-plan-changed', detail('roomPlanChanged'));
    }
    return ok({ additions: [], answer: ok({}) });
  },
});
