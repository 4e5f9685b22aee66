import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { factorsOf, lockFactors, removeFactor } from '../../stores/second-factors.ts';
import { factorSessionOf, NO_FACTOR_SESSION } from '../factors/factor-session.ts';
import { inLogsOf } from '../factors/judge-factor.ts';

/** One of the person's own. What is not theirs looks like what is not there. */
export const removeSecondFactor = defineCommand({
  name: 'remove-second-factor',
  permission: 'own-factors.change',
  asksFreshFactor: true,
  scope: () => WHOLE_SERVER,

  async run(context, { factorId }) {
    const { tx } = context;
    const session = await factorSessionOf(context);
    if (session === undefined) return NO_FACTOR_SESSION;
    const { personId } = session;
    await lockFactors(tx, personId);
    const factors = await factorsOf(tx, [personId]);
    if (!factors.some((factor) => factor.factorId === factorId)) return refuse('not-found', detail('factorGone'));
    if (factors.length === 1) return refuse('second-factor-last', detail('factorLast'));
    await removeFactor(tx, factorId);
    const event: OrganizationEvent = { type: 'second-factor-removed', personId, factorId };
    return ok({ additions: await inLogsOf(tx, personId, [event]), answer: ok({}) });
  },
});
