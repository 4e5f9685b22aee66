import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { ownSessions as openSessions } from '../end-sessions.ts';

export const ownSessions = defineQuery({
  name: 'own-sessions',
  permission: 'own-sessions.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { sessions } = await openSessions(services.db, session.actor, services.now());
    return ok({
      sessions: sessions.map((one) => ({
        sessionId: one.sessionId,
        device: one.device,
        address: one.address,
        signedInAt: one.createdAt.toISOString(),
        lastUsedAt: one.lastSeenAt.toISOString(),
        isThis: one.tokenSha256 === session.digest,
      })),
    });
  },
});
