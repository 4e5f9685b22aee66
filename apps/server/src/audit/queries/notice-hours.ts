import { NOTICE_HOURS } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { hoursOfAudit } from '../../stores/notices.ts';

export const noticeHours = defineQuery({
  name: 'notice-hours',
  permission: 'notice-hours.read',
  scope: auditScope,

  async run({ services }, { auditId }) {
    return ok({ hours: (await hoursOfAudit(services.db, auditId)) ?? NOTICE_HOURS });
  },
});
