import { NOTICE_KINDS } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { noticesOff } from '../../stores/notices.ts';

/** Of what one is told by mail: managers and administrators of audits, people of a ballot room of their questions, others of nothing. */
export const ownNotices = defineQuery({
  name: 'own-notices',
  permission: 'own-notices.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { actor } = session;
    const has = (...roles: readonly string[]) => actor.grants.some(({ role }) => roles.includes(role));
    const kinds = NOTICE_KINDS.filter((kind) => {
      return kind === 'question-due' ? has('ballot-room-member') : has('audit-administrator', 'jurisdiction-manager');
    });
    if (actor.kind !== 'person' || kinds.length === 0) return ok({ told: [] });
    const off = await noticesOff(services.db, actor.personId);
    return ok({ told: kinds.map((kind) => ({ kind, isOn: !off.includes(kind) })) });
  },
});
