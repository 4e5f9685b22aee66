import { randomUUID } from 'node:crypto';
import { createChain } from '../log/append-events.ts';
import type { Reader, Writer } from './store.ts';

type OrganizationRow = {
  readonly organizationId: string;
  readonly name: string;
  readonly defaultState: string | null;
};

/** The chain in which sign-ins and the making of audits are recorded. */
export function organizationChain(organizationId: string): string {
  return `organization:${organizationId}`;
}

export async function findOrganizations(db: Reader, ids: readonly string[]): Promise<readonly OrganizationRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('organization').selectAll().where('id', 'in', ids).orderBy('name').execute();
  return rows.map((row) => ({ organizationId: row.id, name: row.name, defaultState: row.default_state }));
}

export async function findOrganizationByName(db: Reader, name: string): Promise<OrganizationRow | undefined> {
  const row = await db.selectFrom('organization').selectAll().where('name', '=', name).executeTakeFirst();
  return row && { organizationId: row.id, name: row.name, defaultState: row.default_state };
}

/** Enters an organization, and opens its log. */
export async function addOrganization(
  tx: Writer,
  organization: { readonly name: string; readonly defaultState: string | null },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('organization')
    .values({ id, name: organization.name, default_state: organization.defaultState })
    .execute();
  await createChain(tx, organizationChain(id), 'organization');
  return id;
}

/** Answers whether somebody became an administrator who was none before. */
export async function addAdministrator(tx: Writer, organizationId: string, personId: string): Promise<boolean> {
  const added = await tx
    .insertInto('organization_administrator')
    .values({ organization_id: organizationId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** The addresses of an organization's administrators. */
export async function administratorsOf(db: Reader, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organization_administrator')
    .innerJoin('person', 'person.id', 'person_id')
    .select('email')
    .where('organization_id', '=', organizationId)
    .orderBy('email')
    .execute();
  return rows.map((row) => row.email);
}

export async function hasAdministrators(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('organization_administrator').select('person_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The organization whose chain this is. */
export function organizationOfChain(chain: string): string {
  return chain.slice(organizationChain('').length);
}

export async function listOrganizations(db: Reader): Promise<readonly OrganizationRow[]> {
  const rows = await db.selectFrom('organization').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ organizationId: row.id, name: row.name, defaultState: row.default_state }));
}

export async function administratorIds(db: Reader, organizationId: string): Promise<readonly string[]> {
  const query = db.selectFrom('organization_administrator').select('person_id');
  const rows = await query.where('organization_id', '=', organizationId).orderBy('person_id').execute();
  return rows.map((row) => row.person_id);
}
