import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { removeRecoveryCodeList } from '../../stores/recovery-codes.ts';

/** The list is not shown again. What it holds stays good. */
export const keepRecoveryCodes = defineCommand({
  name: 'keep-recovery-codes',
  permission: 'own-factors.change',
  scope: () => WHOLE_SERVER,

  async run({ tx, actor }) {
    if (actor.kind === 'person') await removeRecoveryCodeList(tx, actor.personId);
    return ok({ additions: [], answer: ok({}) });
  },
});
