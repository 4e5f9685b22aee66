import { randomUUID } from 'node:crypto';
import { createChain } from '../log/append-events.ts';
import type { Reader, Writer } from './store.ts';

export type OrganizationRow = {
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

/** Enters an organization with its first administrator, and opens its log. */
export async function addOrganization(
  tx: Writer,
  organization: {
    readonly name: string;
    readonly defaultState: string | null;
    readonly administrators: readonly string[];
  },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('organization')
    .values({ id, name: organization.name, default_state: organization.defaultState })
    .execute();
  for (const person_id of organization.administrators) {
    await tx.insertInto('organization_administrator').values({ organization_id: id, person_id }).execute();
  }
  await createChain(tx, organizationChain(id), 'organization');
  return id;
}

/** The organization whose chain this is. */
export function organizationOfChain(chain: string): string {
  return chain.slice(organizationChain('').length);
}
