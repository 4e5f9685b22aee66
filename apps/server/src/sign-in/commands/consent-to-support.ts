import { randomUUID } from 'node:crypto';
import { assert, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { mailWords } from '@plumbline/words/mail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { administratorIds, findOrganizations, organizationChain } from '../../stores/organizations.ts';
import { findPerson } from '../../stores/people.ts';
import { consentsInForce } from '../../stores/support-consents.ts';
import { digestOfPerson } from '../digest-of-person.ts';

const MINUTE_MS = 60_000;

const say = mailWords('en');

/**
 * Lets somebody of the support of this server in, for so many minutes: to read, or also to put right what only a repair can. Who of the
 * office said so stands in every entry that support leaves. One consent for a person is in force at a time: another first ends the one
 * before.
 */
export const consentToSupport = defineCommand({
  name: 'consent-to-support',
  permission: 'support.consent',
  asksFreshFactor: true,
  scope: organizationScope,

  async run({ services, tx, at, actor }, { organizationId, personId, mode, minutes }) {
    const [organization] = await findOrganizations(tx, [organizationId]);
    const person = await findPerson(tx, personId);
    if (organization === undefined || person === undefined || !services.support.includes(person.email)) {
      return refuse('not-found', detail('supportGone'));
    }
    // Whoever administers the office needs nobody's consent, and would act under two names.
    if ((await administratorIds(tx, organizationId)).includes(personId)) {
      return refuse('not-found', detail('supportAdministers', { name: person.name }));
    }
    assert(actor.kind === 'person', 'only people administer an office', actor.kind);
    const before = await consentsInForce(tx, { organizationIds: [organizationId] }, at);
    const ended = before
      .filter((one) => one.personId === personId)
      .map(({ consentId }): OrganizationEvent => ({ type: 'support-ended', consentId, personId }));
    const until = new Date(at.getTime() + minutes * MINUTE_MS);
    const consented: OrganizationEvent = {
      type: 'support-consented',
      consentId: randomUUID(),
      personId,
      personDigest: digestOfPerson(services.secret, person),
      mode,
      givenBy: actor.personId,
      until: until.toISOString(),
    };
    await services.mailer.send(tx, {
      to: person.email,
      at,
      offices: [organizationId],
      subject: say('support.subject', { office: organization.name }),
      paragraphs: [
        say(`support.${mode}`, { office: organization.name, count: minutes }),
        say('support.use'),
        ...(services.publicUrl === undefined ? [] : [`${services.publicUrl}/sign-in`]),
      ],
    });
    const additions = [{ chain: organizationChain(organizationId), events: [...ended, consented] }];
    return ok({ additions, answer: ok({ until: until.toISOString() }) });
  },
});
