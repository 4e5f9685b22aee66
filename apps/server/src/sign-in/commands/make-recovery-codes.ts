import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { lockFactors } from '../../stores/second-factors.ts';
import { factorSessionOf, NO_FACTOR_SESSION } from '../factors/factor-session.ts';
import { inLogsOf } from '../factors/judge-factor.ts';
import { makeRecoveryCodeList } from '../factors/make-recovery-codes.ts';

export const makeRecoveryCodes = defineCommand({
  name: 'make-recovery-codes',
  permission: 'own-factors.change',
  asksFreshFactor: true,
  scope: () => WHOLE_SERVER,

  async run(context) {
    const session = await factorSessionOf(context);
    if (session === undefined) return NO_FACTOR_SESSION;
    const { personId } = session;
    await lockFactors(context.tx, personId);
    const event = await makeRecoveryCodeList(context, personId);
    return ok({ additions: await inLogsOf(context.tx, personId, [event]), answer: ok({}) });
  },
});
