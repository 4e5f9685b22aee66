import type { Reader, Writer } from './store.ts';

type Manager = { readonly jurisdiction: string; readonly personId: string };

export async function replaceManagers(tx: Writer, auditId: string, managers: readonly Manager[]): Promise<void> {
  await tx.deleteFrom('jurisdiction_manager').where('audit_id', '=', auditId).execute();
  if (managers.length === 0) return;
  const rows = managers.map((one) => ({
    audit_id: auditId,
    jurisdiction: one.jurisdiction,
    person_id: one.personId,
  }));
  await tx.insertInto('jurisdiction_manager').values(rows).execute();
}

/** The managers of an audit's jurisdictions, by name, with their last sign-in. */
export type ManagerRow = { readonly jurisdiction: string; readonly name: string; readonly lastSignIn: Date | null };

export async function managersOfAudit(db: Reader, auditId: string): Promise<readonly ManagerRow[]> {
  const rows = await db
    .selectFrom('jurisdiction_manager')
    .innerJoin('person', 'person.id', 'jurisdiction_manager.person_id')
    .leftJoin('last_sign_in', 'last_sign_in.person_id', 'jurisdiction_manager.person_id')
    .select(['jurisdiction', 'person.name', 'last_sign_in.at as last_sign_in_at'])
    .where('audit_id', '=', auditId)
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({ jurisdiction: row.jurisdiction, name: row.name, lastSignIn: row.last_sign_in_at }));
}
