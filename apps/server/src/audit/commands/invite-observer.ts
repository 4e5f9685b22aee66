import { assert, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { mailWords } from '@plumbline/words/mail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { digestOfPerson } from '../../sign-in/digest-of-person.ts';
import { findAudit } from '../../stores/audits.ts';
import { findOrganizations, organizationChain } from '../../stores/organizations.ts';
import { ensurePeople, findPerson, loadGrants, normalEmail } from '../../stores/people.ts';

const DAY_MS = 24 * 60 * 60_000;

const say = mailWords('en');

/**
 * Lets somebody watch the audit for so many days. The office's log says so, because it is a power like any other. Whoever is invited
 * again watches for so many days from now.
 */
export const inviteObserver = defineCommand({
  name: 'invite-observer',
  permission: 'observers.change',
  scope: auditScope,

  async run({ services, tx, at }, { auditId, name, days, ...input }) {
    const email = normalEmail(input.email);
    const audit = await findAudit(tx, auditId);
    if (audit === undefined) return refuse('not-found', detail('chooseFromStart'));
    const { organizationId } = audit;
    const personId = (await ensurePeople(tx, [{ email, name }], at)).get(email);
    const person = personId === undefined ? undefined : await findPerson(tx, personId);
    assert(person !== undefined, 'whoever was entered is there', personId);
    const grants = await loadGrants(tx, person.personId, at);
    // Who works in an audit sees it as their work needs it, and counts without knowing what others have counted.
    const takesPart = grants.some((grant) =>
      grant.role === 'audit-administrator'
        ? grant.organizationId === organizationId
        : grant.role === 'jurisdiction-manager' && grant.auditId === auditId,
    );
    if (takesPart) return refuse('observer-takes-part', detail('observerTakesPart', { name: person.name }));
    const until = new Date(at.getTime() + days * DAY_MS);
    const personDigest = digestOfPerson(services.secret, person);
    const invited: OrganizationEvent = {
      type: 'observer-invited',
      auditId,
      personId: person.personId,
      personDigest,
      until: until.toISOString(),
    };
    const [organization] = await findOrganizations(tx, [organizationId]);
    await services.mailer.send(tx, {
      to: person.email,
      at,
      offices: [organizationId],
      subject: say('observer.subject', { audit: audit.name }),
      paragraphs: [
        say('observer.says', { audit: audit.name, office: organization?.name ?? '', day: dayOf(until) }),
        say('observer.use'),
        ...(services.publicUrl === undefined ? [] : [`${services.publicUrl}/sign-in`]),
        say('observer.notYou'),
      ],
    });
    const additions = [{ chain: organizationChain(organizationId), events: [invited] }];
    return ok({ additions, answer: ok({ until: until.toISOString() }) });
  },
});

function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
