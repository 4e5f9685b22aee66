import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { storeHoursOfAudit } from '../../stores/notices.ts';

/** After how many hours without a beginning people are told. It changes nothing of the audit, and stands in no log. */
export const chooseNoticeHours = defineCommand({
  name: 'choose-notice-hours',
  permission: 'notice-hours.change',
  scope: auditScope,

  async run({ tx }, { auditId, hours }) {
    await storeHoursOfAudit(tx, auditId, hours);
    return ok({ additions: [], answer: ok({}) });
  },
});
