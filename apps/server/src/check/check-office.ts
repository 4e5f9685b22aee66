import { digestOfPerson, digestOfSecret } from '../sign-in/digest-of-person.ts';
import { organizationChain } from '../stores/organizations.ts';
import type { Comparison } from './check-audit-tables.ts';
import { compareRows } from './differences.ts';
import { belongsTo } from './log-facts.ts';

/** The offices, and the secret of their links, as they were entered. */
export async function checkOrganizations({ db, differences, facts, secret }: Comparison): Promise<void> {
  const stored = await db.selectFrom('organization').selectAll().execute();
  const rows = [...facts.organizations].map(([id, entered]) =>
    entered === undefined ? { id } : { id, name: entered.name, default_state: entered.defaultState },
  );
  compareRows(differences, { name: 'organization', kind: 'projection', key: ['id'] }, { expected: rows, stored });
  for (const { id } of stored) {
    if (facts.organizations.has(id)) continue;
    const where = organizationChain(id);
    differences.add({ kind: 'log', subject: 'log_chain', where, expected: 'a row', found: undefined });
  }
  const found = secret && digestOfSecret(secret);
  for (const [id, entered] of facts.organizations) {
    if (found !== undefined && (entered === undefined || entered.secretSha256 === found)) continue;
    differences.add({
      kind: 'access',
      subject: 'server_secret.secret',
      where: organizationChain(id),
      expected: entered === undefined ? 'a row' : `the secret with the digest ${entered.secretSha256}`,
      found: found === undefined ? undefined : `one with the digest ${found}`,
    });
  }
  const secrets = await db.selectFrom('server_secret').select('name').execute();
  for (const { name } of secrets) {
    if (name === 'links') continue;
    differences.add({ kind: 'access', subject: 'server_secret', where: name, expected: undefined, found: 'a row' });
  }
}

/** Who administers an office, and that those whom the log names are still who they were. */
export async function checkAdministrators({ db, differences, facts, expected, secret }: Comparison): Promise<void> {
  const stored = await db.selectFrom('organization_administrator').selectAll().execute();
  const rows = [...facts.administrators.values()].map(({ organizationId, personId }) => ({
    organization_id: organizationId,
    person_id: personId,
  }));
  const key = ['organization_id', 'person_id'];
  compareRows(differences, { name: 'organization_administrator', kind: 'grant', key }, { expected: rows, stored });

  const people = await db.selectFrom('person').select(['id', 'email', 'name']).execute();
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const personId of new Set([...facts.people.keys(), ...facts.peopleNamed, ...expected.peopleNamed])) {
    if (byId.has(personId)) continue;
    differences.add({ kind: 'address', subject: 'person', where: personId, expected: 'a row', found: undefined });
  }
  if (secret === undefined) return;
  for (const [personId, digest] of facts.people) {
    const person = byId.get(personId);
    if (person === undefined || digestOfPerson(secret, { personId, ...person }) === digest) continue;
    differences.add({
      kind: 'address',
      subject: 'person.email or person.name',
      where: personId,
      expected: 'the address and the name with which they were entered',
      found: `${person.name} <${person.email}>`,
    });
  }
}

/** Who may watch which audit, and until when. */
export async function checkObservers({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('audit_observer').selectAll().execute();
  const expected = [...facts.observers.values()].map(({ auditId, personId, at, until }) => ({
    audit_id: auditId,
    person_id: personId,
    invited_at: at,
    until,
  }));
  const key = ['audit_id', 'person_id'];
  compareRows(differences, { name: 'audit_observer', kind: 'grant', key }, { expected, stored });
}

/** Whom of the support an office let in, for what and until when. */
export async function checkSupport({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('support_consent').selectAll().execute();
  const table = { name: 'support_consent', kind: 'grant', key: ['id'] } as const;
  compareRows(differences, table, { expected: [...facts.consents.values()], stored });
}

/** Whom the people of an office call: an exchanged one would be called by everybody who is in trouble. */
export async function checkHelpContacts({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('help_contact').selectAll().execute();
  const expected = [...facts.helpContacts].map(([organizationId, contact]) => ({
    organization_id: organizationId,
    ...contact,
  }));
  compareRows(
    differences,
    { name: 'help_contact', kind: 'projection', key: ['organization_id'] },
    { expected, stored },
  );
}

/** Which audits everybody may read of: a row more would show what the office has not published. */
export async function checkAuditPages({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('audit_page').selectAll().execute();
  const expected = [...facts.auditPages].map(([audit_id, page]) => ({ audit_id, ...page }));
  compareRows(differences, { name: 'audit_page', kind: 'grant', key: ['audit_id'] }, { expected, stored });
}

/** On what map an office looks at its jurisdictions. */
export async function checkOfficeMaps({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('office_map').selectAll().execute();
  const expected = [...facts.officeMaps].map(([organizationId, map]) => ({ organization_id: organizationId, ...map }));
  const table = { name: 'office_map', kind: 'projection', key: ['organization_id'] } as const;
  compareRows(differences, table, { expected, stored });
}

/** What the offices call things: an exchanged word would lead a reader to another thing. */
export async function checkOwnWords({ db, differences, facts }: Comparison): Promise<void> {
  const stored = await db.selectFrom('own_word').selectAll().execute();
  const expected = [...facts.ownWords].flatMap(([organizationId, words]) =>
    Object.entries(words).map(([noun, { one, other }]) => ({ organization_id: organizationId, noun, one, other })),
  );
  const key = ['organization_id', 'noun'];
  compareRows(differences, { name: 'own_word', kind: 'projection', key }, { expected, stored });
}

/** When everybody signed in last, and when the administrators were told of guessing. */
export async function checkSignInTimes({ db, differences, facts }: Comparison): Promise<void> {
  const signIns = await db.selectFrom('last_sign_in').selectAll().execute();
  const lastSignIns = [...facts.lastSignIns].map(([person_id, at]) => ({ person_id, at }));
  const table = { name: 'last_sign_in', kind: 'projection', key: ['person_id'] } as const;
  compareRows(differences, table, { expected: lastSignIns, stored: signIns });

  const stored = await db.selectFrom('guessing_alert').selectAll().execute();
  const alerts = [...facts.alerts.values()].map(({ organizationId, level, moment }) => {
    const row = stored.find((one) => one.organization_id === organizationId && one.level === level);
    const same = row !== undefined && belongsTo(row.at, moment, 0);
    return { organization_id: organizationId, level, at: same ? row.at : moment.at };
  });
  const key = ['organization_id', 'level'];
  compareRows(differences, { name: 'guessing_alert', kind: 'access', key }, { expected: alerts, stored });
}
