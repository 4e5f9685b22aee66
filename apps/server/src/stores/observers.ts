import type { Reader, Writer } from './store.ts';

/** Somebody who was invited to watch an audit; after `until` they read nothing of it any more. */
export type ObserverRow = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly invitedAt: Date;
  readonly until: Date;
};

/** Lets a person watch an audit until then. Whoever is invited again watches until the newer time. */
export async function addObserver(
  tx: Writer,
  observer: { readonly auditId: string; readonly personId: string; readonly at: Date; readonly until: Date },
): Promise<void> {
  const { auditId, personId, at, until } = observer;
  await tx
    .insertInto('audit_observer')
    .values({ audit_id: auditId, person_id: personId, invited_at: at, until })
    .onConflict((conflict) => conflict.columns(['audit_id', 'person_id']).doUpdateSet({ invited_at: at, until }))
    .execute();
}

export async function removeObserver(tx: Writer, auditId: string, personId: string): Promise<void> {
  await tx.deleteFrom('audit_observer').where('audit_id', '=', auditId).where('person_id', '=', personId).execute();
}

/** Everybody who was invited and not ended, in the order of their names; those whose time is over too. */
export async function observersOf(db: Reader, auditId: string): Promise<readonly ObserverRow[]> {
  const rows = await db
    .selectFrom('audit_observer')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person_id', 'name', 'email', 'invited_at', 'until'])
    .where('audit_id', '=', auditId)
    .orderBy('name')
    .orderBy('email')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    invitedAt: row.invited_at,
    until: row.until,
  }));
}

/** What somebody was invited to watch, also where the time is over. */
export async function observationsOf(
  db: Reader,
  personId: string,
): Promise<readonly { readonly auditId: string; readonly until: Date }[]> {
  const rows = await db
    .selectFrom('audit_observer')
    .select(['audit_id', 'until'])
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({ auditId: row.audit_id, until: row.until }));
}
