import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { endSessionsLogged, ownSessions } from '../end-sessions.ts';

/** Every session of the person but the one they ask from. */
export const endOtherSessions = defineCommand({
  name: 'end-other-sessions',
  permission: 'own-sessions.end',
  scope: () => WHOLE_SERVER,

  async run({ tx, at, actor, sessionDigest }) {
    const own = await ownSessions(tx, actor, at);
    const sessions = own.sessions.filter((one) => one.tokenSha256 !== sessionDigest);
    const { additions, ended } = await endSessionsLogged(tx, { personId: own.personId, sessions, at });
    return ok({ additions, answer: ok({ ended }) });
  },
});
