import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';

/** Whatever is sent by a person is a sign of life; this is nothing else. */
export const staySignedIn = defineCommand({
  name: 'stay-signed-in',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run() {
    return ok({ additions: [], answer: ok({}) });
  },
});
