import { randomUUID } from 'node:crypto';
import type { Grant } from '../policy/actor.ts';
import type { Reader } from './store.ts';
import { consentsInForce } from './support-consents.ts';

type PersonRow = { readonly personId: string; readonly email: string; readonly name: string };

/** Addresses are compared without regard to case and blanks at the ends. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function findPersonByEmail(db: Reader, email: string): Promise<PersonRow | undefined> {
  const row = await db.selectFrom('person').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst();
  return row && { personId: row.id, email: row.email, name: row.name };
}

export async function findPerson(db: Reader, personId: string): Promise<PersonRow | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  return row && { personId: row.id, email: row.email, name: row.name };
}

/** The names to show for identifiers in the log. */
export async function namesOfPeople(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whoever has this address, entered now if nobody has. Until somebody gives a name, the address stands for it. */
export async function ensurePeople(
  db: Reader,
  wanted: readonly { readonly email: string; readonly name?: string }[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const byEmail = new Map(wanted.map((one) => [normalEmail(one.email), one.name?.trim() || normalEmail(one.email)]));
  if (byEmail.size === 0) return new Map();
  const rows = [...byEmail].map(([email, name]) => ({ id: randomUUID(), email, name, created_at: at }));
  await db
    .insertInto('person')
    .values(rows)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  const emails = [...byEmail.keys()];
  const found = await db.selectFrom('person').select(['id', 'email']).where('email', 'in', emails).execute();
  return new Map(found.map((row) => [row.email, row.id]));
}

/**
 * Everything a person has been given, from stored rows: a manager of a jurisdiction, the part of every audit that takes it. What
 * belongs to a deleted audit is gone with it, and what an observer was given until an earlier time than `at`.
 */
export async function loadGrants(db: Reader, personId: string, at: Date): Promise<readonly Grant[]> {
  const organizations = await db
    .selectFrom('organization_administrator')
    .select('organization_id')
    .where('person_id', '=', personId)
    .execute();
  const jurisdictions = await db
    .selectFrom('jurisdiction_manager')
    .innerJoin('election_jurisdiction', 'election_jurisdiction.id', 'jurisdiction_manager.jurisdiction_id')
    .innerJoin('audit_jurisdiction', 'audit_jurisdiction.jurisdiction_id', 'jurisdiction_manager.jurisdiction_id')
    .innerJoin('audit', 'audit.id', 'audit_jurisdiction.audit_id')
    .select(['audit.organization_id', 'audit.election_id', 'audit_id', 'election_jurisdiction.name as jurisdiction'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .execute();
  const rooms = await db
    .selectFrom('ballot_room_member')
    .innerJoin('election', 'election.id', 'election_id')
    .select(['organization_id', 'election_id', 'jurisdiction'])
    .where('person_id', '=', personId)
    .execute();
  const watched = await auditsWatched(db, personId).where('until', '>', at).execute();
  const consents = await consentsInForce(db, { personId }, at);
  return [
    ...organizations.map((row) => ({ role: 'audit-administrator', organizationId: row.organization_id }) as const),
    ...rooms.map((row) => {
      const { organization_id: organizationId, election_id: electionId, jurisdiction } = row;
      return { role: 'ballot-room-member', organizationId, electionId, jurisdiction } as const;
    }),
    ...watched.map((row) => {
      const { organization_id: organizationId, election_id: electionId, audit_id: auditId } = row;
      return { role: 'observer', organizationId, electionId, auditId } as const;
    }),
    ...consents.map(({ organizationId, mode, givenBy }) => {
      return { role: 'support', organizationId, mode, consentBy: givenBy } as const;
    }),
    ...jurisdictions.map((row) => {
      const { organization_id: organizationId, election_id: electionId, audit_id: auditId, jurisdiction } = row;
      return { role: 'jurisdiction-manager', organizationId, electionId, auditId, jurisdiction } as const;
    }),
  ];
}

function auditsWatched(db: Reader, personId: string) {
  return db
    .selectFrom('audit_observer')
    .innerJoin('audit', 'audit.id', 'audit_id')
    .select(['organization_id', 'election_id', 'audit_id'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null);
}

/**
 * The organizations in whose log this person's sign-ins belong: also where the time of an observer is over and nobody has ended it, and
 * where support was ever let in.
 */
export async function organizationsOfPerson(db: Reader, personId: string): Promise<readonly string[]> {
  const grants = await loadGrants(db, personId, new Date(0));
  const consents = db.selectFrom('support_consent').select('organization_id').where('person_id', '=', personId);
  const supported = (await consents.execute()).map((row) => row.organization_id);
  return [...new Set([...grants.map((grant) => grant.organizationId), ...supported])].sort();
}

/** The people of an organization, with their names: its administrators, managers and observers of its audits, who is in its ballot rooms, and whom of the support it ever let in. */
export async function peopleOfOrganization(db: Reader, organizationId: string): Promise<ReadonlyMap<string, string>> {
  const administrators = db
    .selectFrom('organization_administrator')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name'])
    .where('organization_id', '=', organizationId);
  const managers = db
    .selectFrom('jurisdiction_manager')
    .innerJoin('audit_jurisdiction', 'audit_jurisdiction.jurisdiction_id', 'jurisdiction_manager.jurisdiction_id')
    .innerJoin('audit', 'audit.id', 'audit_jurisdiction.audit_id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name'])
    .where('audit.organization_id', '=', organizationId)
    .where('deleted_at', 'is', null);
  const members = db
    .selectFrom('ballot_room_member')
    .innerJoin('election', 'election.id', 'election_id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name'])
    .where('election.organization_id', '=', organizationId);
  const observers = db
    .selectFrom('audit_observer')
    .innerJoin('audit', 'audit.id', 'audit_id')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name'])
    .where('organization_id', '=', organizationId)
    .where('deleted_at', 'is', null);
  const support = db
    .selectFrom('support_consent')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name'])
    .where('organization_id', '=', organizationId);
  const rows = await administrators.union(managers).union(members).union(observers).union(support).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function recordSignIn(db: Reader, personId: string, at: Date): Promise<void> {
  await db
    .insertInto('last_sign_in')
    .values({ person_id: personId, at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ at }))
    .execute();
}

/** When these people signed in last, as far as they ever did. */
export async function lastSignIns(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('last_sign_in').selectAll().where('person_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.person_id, row.at]));
}
