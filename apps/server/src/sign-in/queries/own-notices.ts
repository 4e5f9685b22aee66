import { NOTICE_KINDS } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { noticesOff } from '../../stores/notices.ts';

/** Of what one is told by mail. Others than managers and administrators are told of nothing. */
export const ownNotices = defineQuery({
  name: 'own-notices',
  permission: 'own-notices.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { actor } = session;
    const isTold = actor.grants.some(({ role }) => role === 'audit-administrator' || role === 'jurisdiction-manager');
    if (actor.kind !== 'person' || !isTold) return ok({ told: [] });
    const off = await noticesOff(services.db, actor.personId);
    return ok({ told: NOTICE_KINDS.map((kind) => ({ kind, isOn: !off.includes(kind) })) });
  },
});
