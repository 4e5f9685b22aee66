import { err, ok } from '@plumbline/prelude';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { proveSession } from '../../stores/sessions.ts';
import { factorSessionOf, NO_FACTOR_SESSION } from '../factors/factor-session.ts';
import { inLogsOf, judgeFactor } from '../factors/judge-factor.ts';

/** For the session it is sent with, and no other of the same person. */
export const confirmSecondFactor = defineCommand({
  name: 'confirm-second-factor',
  permission: 'own-factors.change',
  scope: () => WHOLE_SERVER,

  async run(context, { answer }) {
    const { tx, at } = context;
    const session = await factorSessionOf(context);
    if (session === undefined || session.hasOnlyBegun) return NO_FACTOR_SESSION;
    const judged = await judgeFactor(context, session, answer);
    if (!judged.isRight) return ok({ additions: judged.additions, answer: err(judged.refusal) });
    const { personId, digest } = session;
    await proveSession(tx, digest, at);
    const event: OrganizationEvent = { type: 'second-factor-confirmed', personId, factor: judged.factor };
    return ok({ additions: await inLogsOf(tx, personId, [event]), answer: ok({}) });
  },
});
