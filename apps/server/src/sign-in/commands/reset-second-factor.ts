import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { mailWords } from '@plumbline/words/mail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { sessionLimits } from '../../road/session.ts';
import { administratorIds } from '../../stores/organizations.ts';
import { findPerson } from '../../stores/people.ts';
import { lockFactors, removeEveryFactor } from '../../stores/second-factors.ts';
import { openSessionsOf } from '../../stores/sessions.ts';
import { endSessionsLogged } from '../end-sessions.ts';
import { inLogsOf } from '../factors/judge-factor.ts';

const say = mailWords('en');

/** For somebody who has lost theirs. Their next sign-in asks them to add another, and they are told by mail. */
export const resetSecondFactor = defineCommand({
  name: 'reset-second-factor',
  permission: 'office-factors.reset',
  asksFreshFactor: true,
  scope: organizationScope,

  async run({ services, tx, at, actor }, { organizationId, personId }) {
    const person = await findPerson(tx, personId);
    const administrators = await administratorIds(tx, organizationId);
    if (person === undefined || !administrators.includes(personId)) {
      return refuse('not-found', detail('administratorGone'));
    }
    const by = actor.kind === 'person' ? await findPerson(tx, actor.personId) : undefined;
    if (by === undefined || by.personId === personId) return refuse('reset-by-another', detail('resetByAnother'));
    await lockFactors(tx, personId);
    await removeEveryFactor(tx, personId);
    const reset: OrganizationEvent = { type: 'second-factor-reset', personId };
    const sessions = await openSessionsOf(tx, [personId], sessionLimits(at));
    const { additions } = await endSessionsLogged(tx, { personId, sessions, at });
    const paragraphs = [say('factorReset.says', { by: by.name }), say('factorReset.ask')];
    const subject = say('factorReset.subject');
    await services.mailer.send(tx, { to: person.email, at, offices: [organizationId], subject, paragraphs });
    return ok({ additions: [...(await inLogsOf(tx, personId, [reset])), ...additions], answer: ok({}) });
  },
});
