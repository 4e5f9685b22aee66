import type { NextFactor, QueryOutput } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import type { Actor, Grant } from '../../policy/actor.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import type { Session } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { helpContactsOf } from '../../stores/help-contacts.ts';
import { findOrganizations, listOrganizations } from '../../stores/organizations.ts';
import { ownWordsOfOnly } from '../../stores/own-words.ts';
import { namesOfPeople, organizationsOfPerson } from '../../stores/people.ts';
import { recoveryCodesLeft } from '../../stores/recovery-codes.ts';
import { factorsOf } from '../../stores/second-factors.ts';
import type { Reader } from '../../stores/store.ts';
import { consentsInForce } from '../../stores/support-consents.ts';
import { describePerson } from '../describe-person.ts';
import { kindsToGive } from './own-second-factors.ts';

export const session = defineQuery({
  name: 'session',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { subject, expiresAt, lastsUntil, begunBy } = session;
    const offices = await officesOf(services, session, begunBy);
    return ok({
      person: subject === undefined ? null : await describePerson(services.db, subject),
      outbox: services.mailer.outbox,
      expiresAt: expiresAt?.toISOString() ?? null,
      lastsUntil: lastsUntil?.toISOString() ?? null,
      support: await supportShown(services, session.actor),
      account: services.account?.name ?? null,
      helpContacts: [...(await helpContactsOf(services.db, offices))],
      ownWords: { ...(await ownWordsOfOnly(services.db, offices)) },
      mailFrom: services.mailer.from ?? null,
      nextFactor: begunBy === undefined ? null : await nextFactor(services.db, begunBy),
    });
  },
});

/**
 * The offices of whoever asks. Who is not signed in is told of the office that is known: of whom the sign-in that has begun is, or the only one
 * there is on this server.
 */
async function officesOf(
  { db }: Services,
  { actor }: Pick<Session, 'actor'>,
  begunBy: string | undefined,
): Promise<readonly string[]> {
  if (actor.kind !== 'nobody') return actor.grants.map(({ organizationId }) => organizationId);
  if (begunBy !== undefined) return organizationsOfPerson(db, begunBy);
  const offices = await listOrganizations(db);
  return offices.length === 1 ? offices.map(({ organizationId }) => organizationId) : [];
}

/** While support is let in, both sides are told on every page. */
async function supportShown({ db, now }: Services, actor: Actor): Promise<QueryOutput<'session'>['support']> {
  if (actor.kind !== 'person') return [];
  const { personId: me, grants } = actor;
  const idsOf = (role: Grant['role']) => grants.flatMap((one) => (one.role === role ? [one.organizationId] : []));
  const [own, supported] = [idsOf('audit-administrator'), idsOf('support')];
  const consents = await consentsInForce(db, { organizationIds: [...new Set([...own, ...supported])] }, now());
  const shown = consents.filter((one) => own.includes(one.organizationId) || one.personId === me);
  if (shown.length === 0) return [];
  const people = shown.flatMap((one) => [one.personId, one.givenBy]);
  const names = await namesOfPeople(db, people);
  const organizationIds = shown.map((one) => one.organizationId);
  const offices = await findOrganizations(db, organizationIds);
  return shown.map(({ organizationId, personId, givenBy, mode, until }) => ({
    side: own.includes(organizationId) ? 'office' : 'support',
    organizationId,
    office: offices.find((one) => one.organizationId === organizationId)?.name ?? '',
    name: names.get(personId) ?? personId,
    by: names.get(givenBy) ?? givenBy,
    mode,
    until: until.toISOString(),
  }));
}

/** At the first sign-in of an administrator there is none to give, and one is added. */
async function nextFactor(db: Reader, personId: string): Promise<NextFactor> {
  const factors = await factorsOf(db, [personId]);
  if (factors.length === 0) return { step: 'add' };
  const left = (await recoveryCodesLeft(db, [personId])).get(personId) ?? 0;
  return { step: 'answer', kinds: kindsToGive(factors, left) };
}
