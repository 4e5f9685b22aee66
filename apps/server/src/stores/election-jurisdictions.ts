import { derivedId } from './derived-id.ts';
import type { Reader, Writer } from './store.ts';

/** A jurisdiction is one thing in its election, whichever audits take it. */
export function jurisdictionIdOf(place: { readonly electionId: string; readonly name: string }): string {
  return derivedId(`${place.electionId}\n${place.name}`);
}

type Listed = { readonly name: string; readonly personIds: readonly string[] };

/**
 * The jurisdictions that an audit takes become those listed, and their managers those that the list names. What no audit of the
 * election takes any more is gone from it.
 */
export async function listJurisdictions(
  tx: Writer,
  { electionId, auditId }: { readonly electionId: string; readonly auditId: string },
  listed: readonly Listed[],
): Promise<void> {
  const named = listed.map((one) => ({ ...one, id: jurisdictionIdOf({ electionId, name: one.name }) }));
  await tx.deleteFrom('audit_jurisdiction').where('audit_id', '=', auditId).execute();
  if (named.length > 0) {
    const jurisdictions = named.map(({ id, name }) => ({ id, election_id: electionId, name }));
    await tx
      .insertInto('election_jurisdiction')
      .values(jurisdictions)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const taken = named.map(({ id }) => ({ audit_id: auditId, jurisdiction_id: id }));
    await tx.insertInto('audit_jurisdiction').values(taken).execute();
  }
  const takenByIt = tx.selectFrom('audit_jurisdiction').select('jurisdiction_id').where('audit_id', '=', auditId);
  await tx.deleteFrom('jurisdiction_manager').where('jurisdiction_id', 'in', takenByIt).execute();
  const managers = named.flatMap(({ id, personIds }) =>
    [...new Set(personIds)].map((personId) => ({ jurisdiction_id: id, person_id: personId })),
  );
  if (managers.length > 0) await tx.insertInto('jurisdiction_manager').values(managers).execute();
  await removeUntaken(tx, electionId);
}

async function removeUntaken(tx: Writer, electionId: string): Promise<void> {
  const untaken = tx
    .selectFrom('election_jurisdiction')
    .select('election_jurisdiction.id')
    .where('election_id', '=', electionId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_jurisdiction')
            .select('audit_id')
            .whereRef('audit_jurisdiction.jurisdiction_id', '=', 'election_jurisdiction.id'),
        ),
      ),
    );
  await tx.deleteFrom('jurisdiction_manager').where('jurisdiction_id', 'in', untaken).execute();
  await tx.deleteFrom('election_jurisdiction').where('id', 'in', untaken).execute();
}

/** The managers of an audit's jurisdictions, by name, with their last sign-in. */
export type ManagerRow = { readonly jurisdiction: string; readonly name: string; readonly lastSignIn: Date | null };

export async function managersOfAudit(db: Reader, auditId: string): Promise<readonly ManagerRow[]> {
  const rows = await db
    .selectFrom('audit_jurisdiction')
    .innerJoin('election_jurisdiction', 'election_jurisdiction.id', 'audit_jurisdiction.jurisdiction_id')
    .innerJoin('jurisdiction_manager', 'jurisdiction_manager.jurisdiction_id', 'audit_jurisdiction.jurisdiction_id')
    .innerJoin('person', 'person.id', 'jurisdiction_manager.person_id')
    .leftJoin('last_sign_in', 'last_sign_in.person_id', 'jurisdiction_manager.person_id')
    .select(['election_jurisdiction.name as jurisdiction', 'person.name', 'last_sign_in.at as last_sign_in_at'])
    .where('audit_id', '=', auditId)
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({ jurisdiction: row.jurisdiction, name: row.name, lastSignIn: row.last_sign_in_at }));
}

/** Every jurisdiction of an election with the addresses of its managers, in the order of their names. */
export async function jurisdictionsOfElection(
  db: Reader,
  electionId: string,
): Promise<readonly { readonly name: string; readonly managers: string[] }[]> {
  const rows = await db
    .selectFrom('election_jurisdiction')
    .leftJoin('jurisdiction_manager', 'jurisdiction_manager.jurisdiction_id', 'election_jurisdiction.id')
    .leftJoin('person', 'person.id', 'jurisdiction_manager.person_id')
    .select(['election_jurisdiction.name', 'person.email'])
    .where('election_id', '=', electionId)
    .orderBy('election_jurisdiction.name')
    .orderBy('person.email')
    .execute();
  return [...Map.groupBy(rows, (row) => row.name)].map(([name, own]) => ({
    name,
    managers: own.flatMap(({ email }) => (email === null ? [] : [email])),
  }));
}
