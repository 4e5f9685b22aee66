import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { storeRoomPlan } from '../../stores/room-plans.ts';
import { loadAudit } from '../history/load-audit.ts';

/** What has to be there. It changes nothing of any audit, and stands in no log. */
export const setSupplies = defineCommand({
  name: 'set-supplies',
  permission: 'room-plan.change',
  scope: jurisdictionScope,

  async run({ tx }, { auditId, jurisdiction, lines, basedOn }) {
    const { audit } = await loadAudit(tx, auditId);
    if (!audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const change = { part: 'supplies', lines, basedOn } as const;
    if (!(await storeRoomPlan(tx, { auditId, jurisdiction }, change))) {
      return refuse('room-plan-changed', detail('roomPlanChanged'));
    }
    return ok({ additions: [], answer: ok({}) });
  },
});
