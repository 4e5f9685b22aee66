import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { describePerson } from '../describe-person.ts';

export const session = defineQuery({
  name: 'session',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { subject, expiresAt } = session;
    return ok({
      person: subject === undefined ? null : await describePerson(services.db, subject),
      outbox: services.mailer.outbox,
      expiresAt: expiresAt?.toISOString() ?? null,
    });
  },
});
