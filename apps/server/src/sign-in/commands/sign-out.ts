import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { endOwnTallyEntry } from '../end-own-tally-entry.ts';
import { jointSessionEntries } from '../end-sessions.ts';

export const signOut = defineCommand({
  name: 'sign-out',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ tx, actor, sessionDigest }) {
    // Whoever shared this device acts together with nobody any more.
    const additions =
      actor.kind === 'person' && sessionDigest !== undefined
        ? await jointSessionEntries(tx, { personId: null, tokenSha256s: [sessionDigest] })
        : await endOwnTallyEntry(tx, sessionDigest);
    return ok({ additions, answer: ok({}), signOut: true });
  },
});
