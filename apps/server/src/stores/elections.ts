import { derivedId } from './derived-id.ts';
import type { Reader, Writer } from './store.ts';

/** An election, which stands above its audits. */
export type ElectionRow = {
  readonly electionId: string;
  readonly organizationId: string;
  readonly name: string;
  /** `2026-11-03`; null while nobody has said it. */
  readonly date: string | null;
  /** Two-letter code; null while nobody has said it. */
  readonly state: string | null;
  readonly createdAt: Date;
};

type Named = Pick<ElectionRow, 'name' | 'date' | 'state'>;

/** The election of an audit that was created before there were elections: one of its own, with this identifier. */
export function electionIdOfAudit(auditId: string): string {
  return derivedId(`election of audit ${auditId}`);
}

export async function addElection(
  tx: Writer,
  election: ElectionRow,
  { namedByAudit }: { readonly namedByAudit: boolean },
): Promise<void> {
  const { electionId: id, organizationId: organization_id, name, date, state, createdAt: created_at } = election;
  const row = { id, organization_id, name, date, state, created_at, named_by_audit: namedByAudit };
  await tx.insertInto('election').values(row).execute();
}

/** What the office says of an election holds from then on, whatever an audit's settings say. */
export async function changeElection(tx: Writer, electionId: string, change: Named): Promise<void> {
  const said = { ...change, named_by_audit: false };
  await tx.updateTable('election').set(said).where('id', '=', electionId).execute();
}

/** An election that is named by its one audit is called what the audit's settings say. */
export async function nameElectionByAudit(
  tx: Writer,
  electionId: string,
  named: Pick<Named, 'name' | 'state'>,
): Promise<void> {
  const own = tx.updateTable('election').set(named).where('id', '=', electionId);
  await own.where('named_by_audit', '=', true).execute();
}

export async function findElection(db: Reader, electionId: string): Promise<ElectionRow | undefined> {
  const row = await db.selectFrom('election').selectAll().where('id', '=', electionId).executeTakeFirst();
  return row && describe(row);
}

/** Whether the organization has an election of this name on this date. */
export async function isElectionInUse(
  db: Reader,
  { organizationId, name, date }: Pick<ElectionRow, 'organizationId' | 'name' | 'date'>,
): Promise<boolean> {
  const named = db.selectFrom('election').select('id').where('organization_id', '=', organizationId);
  const row = await named.where('name', '=', name).where('date', 'is not distinct from', date).executeTakeFirst();
  return row !== undefined;
}

/** The newest first. */
export async function electionsOfOrganizations(db: Reader, ids: readonly string[]): Promise<readonly ElectionRow[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom('election').selectAll().where('organization_id', 'in', ids);
  const rows = await query.orderBy('created_at', 'desc').orderBy('name').orderBy('id').execute();
  return rows.map(describe);
}

/** Each election of an office that has jurisdictions, with their names; the newest first. */
export async function jurisdictionsByElection(
  db: Reader,
  organizationId: string,
): Promise<readonly { readonly electionId: string; readonly name: string; readonly jurisdictions: string[] }[]> {
  const rows = await db
    .selectFrom('election')
    .innerJoin('election_jurisdiction', 'election_jurisdiction.election_id', 'election.id')
    .select(['election.id as electionId', 'election.name', 'election_jurisdiction.name as jurisdiction'])
    .where('organization_id', '=', organizationId)
    .orderBy('election.created_at', 'desc')
    .orderBy('election.id')
    .orderBy('election_jurisdiction.name')
    .execute();
  return [...Map.groupBy(rows, (row) => row.electionId)].map(([electionId, own]) => {
    return { electionId, name: own[0]?.name ?? '', jurisdictions: own.map(({ jurisdiction }) => jurisdiction) };
  });
}

function describe(row: {
  readonly id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly date: string | null;
  readonly state: string | null;
  readonly created_at: Date;
}): ElectionRow {
  const { id: electionId, organization_id: organizationId, name, date, state, created_at: createdAt } = row;
  return { electionId, organizationId, name, date, state, createdAt };
}
