import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';

export const signOut = defineCommand({
  name: 'sign-out',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run() {
    return ok({ additions: [], answer: ok({}), signOut: true });
  },
});
