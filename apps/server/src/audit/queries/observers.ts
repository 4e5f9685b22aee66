import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { observersOf } from '../../stores/observers.ts';
import { lastSignIns } from '../../stores/people.ts';
import { loadHeading } from '../screens/audit-heading.ts';

/** Who was invited to watch the audit, until when, and when they signed in last. */
export const observers = defineQuery({
  name: 'observers',
  permission: 'observers.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const { heading } = await loadHeading(services, auditId, { actor: session.actor, role, scope });
    const invited = await observersOf(services.db, auditId);
    const signIns = await lastSignIns(
      services.db,
      invited.map((one) => one.personId),
    );
    const now = services.now();
    return ok({
      heading,
      observers: invited.map(({ personId, name, email, invitedAt, until }) => ({
        personId,
        name,
        email,
        invitedAt: invitedAt.toISOString(),
        until: until.toISOString(),
        isOver: until <= now,
        lastSignIn: signIns.get(personId)?.toISOString() ?? null,
      })),
    });
  },
});
