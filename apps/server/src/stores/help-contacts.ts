import type { HelpContact } from '@plumbline/api';
import type { Reader, Writer } from './store.ts';

/** Whom the people of an office call, with what the office is called. */
export type OfficeContact = { readonly office: string; readonly contact: HelpContact };

/** Puts the contact of an office in the place of the one before; null takes it away. */
export async function storeHelpContact(tx: Writer, organizationId: string, contact: HelpContact | null): Promise<void> {
  await tx.deleteFrom('help_contact').where('organization_id', '=', organizationId).execute();
  if (contact === null) return;
  const { name, telephone, email, hours } = contact;
  await tx
    .insertInto('help_contact')
    .values({ organization_id: organizationId, name, telephone, email, hours })
    .execute();
}

/** Of those offices that have said so, by the name of the office. */
export async function helpContactsOf(
  db: Reader,
  organizationIds: readonly string[],
): Promise<readonly OfficeContact[]> {
  if (organizationIds.length === 0) return [];
  const rows = await db
    .selectFrom('help_contact')
    .innerJoin('organization', 'organization.id', 'organization_id')
    .select(['organization.name as office', 'help_contact.name', 'telephone', 'email', 'hours'])
    .where('organization_id', 'in', [...new Set(organizationIds)])
    .orderBy('organization.name')
    .execute();
  return rows.map(({ office, ...contact }) => ({ office, contact }));
}

/** Whom the people of one office call, if it has said so. */
export async function findHelpContact(db: Reader, organizationId: string): Promise<HelpContact | null> {
  const [found] = await helpContactsOf(db, [organizationId]);
  return found?.contact ?? null;
}
