import { assert, ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { storeNoticesOff } from '../../stores/notices.ts';

/** Of which mails one wants none. It changes nothing of any audit, and stands in no log. */
export const chooseNotices = defineCommand({
  name: 'choose-notices',
  permission: 'own-notices.change',
  scope: () => WHOLE_SERVER,

  async run({ tx, actor }, { off }) {
    assert(actor.kind === 'person', 'only people are signed in', actor.kind);
    await storeNoticesOff(tx, actor.personId, off);
    return ok({ additions: [], answer: ok({}) });
  },
});
