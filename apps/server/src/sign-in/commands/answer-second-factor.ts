import { err, ok } from '@plumbline/prelude';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { describePerson } from '../describe-person.ts';
import { factorSessionOf, NO_FACTOR_SESSION } from '../factors/factor-session.ts';
import { inLogsOf, judgeFactor } from '../factors/judge-factor.ts';

/** The session that had begun ends, and another opens in its place: whoever knew the token of the first has nothing. */
export const answerSecondFactor = defineCommand({
  name: 'answer-second-factor',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run(context, { answer }) {
    const { tx, at } = context;
    const session = await factorSessionOf(context);
    if (session === undefined || !session.hasOnlyBegun) return NO_FACTOR_SESSION;
    const { personId, openedBy } = session;
    const judged = await judgeFactor(context, session, answer);
    if (!judged.isRight) return ok({ additions: judged.additions, answer: err(judged.refusal) });
    const event: OrganizationEvent = { type: 'signed-in', personId, factor: judged.factor };
    const additions = await inLogsOf(tx, personId, [event]);
    const subject = { kind: 'person', personId } as const;
    const described = await describePerson(tx, subject);
    return ok({
      additions,
      answer: ok({ person: described }),
      signIn: { ...subject, openedBy, provenAt: at.toISOString() },
    });
  },
});
