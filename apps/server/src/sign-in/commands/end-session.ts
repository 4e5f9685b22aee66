import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { endSessionsLogged, ownSessions } from '../end-sessions.ts';

/** One of the person's own sessions. What is not theirs looks like what is not there. */
export const endSession = defineCommand({
  name: 'end-session',
  permission: 'own-sessions.end',
  scope: () => WHOLE_SERVER,

  async run({ tx, at, actor, sessionDigest }, { sessionId }) {
    const { personId, sessions } = await ownSessions(tx, actor, at);
    const session = sessions.find((one) => one.sessionId === sessionId);
    if (session === undefined) {
      return refuse('not-found', detail('sessionNotOpen'));
    }
    const { additions } = await endSessionsLogged(tx, { personId, sessions: [session], at });
    return ok({ additions, answer: ok({}), signOut: session.tokenSha256 === sessionDigest });
  },
});
