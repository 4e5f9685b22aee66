import type { Reader, Writer } from './store.ts';

/** An audit in a list: what can be said without reading its log. */
export type AuditRow = {
  readonly auditId: string;
  readonly organizationId: string;
  readonly electionId: string;
  readonly name: string;
  readonly type: string;
  readonly phase: string;
  readonly round: number | null;
  readonly outcome: string | null;
  readonly createdAt: Date;
};

export async function addAudit(
  tx: Writer,
  audit: {
    readonly auditId: string;
    readonly organizationId: string;
    readonly electionId: string;
    readonly name: string;
    readonly auditType: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      id: audit.auditId,
      organization_id: audit.organizationId,
      election_id: audit.electionId,
      name: audit.name,
      type: audit.auditType,
      phase: 'planning',
      round: null,
      outcome: null,
      created_at: audit.createdAt,
      deleted_at: null,
    })
    .execute();
}

export async function updateAuditProgress(
  tx: Writer,
  auditId: string,
  progress: { readonly phase: string; readonly round: number | null; readonly outcome: string | null },
): Promise<void> {
  await tx.updateTable('audit').set(progress).where('id', '=', auditId).execute();
}

export async function markAuditDeleted(tx: Writer, auditId: string, at: Date): Promise<void> {
  await tx.updateTable('audit').set({ deleted_at: at }).where('id', '=', auditId).execute();
}

/** An audit that is not deleted. */
export async function findAudit(db: Reader, auditId: string): Promise<AuditRow | undefined> {
  const rows = await listed(db).where('id', '=', auditId).execute();
  return rows.map(describe)[0];
}

/** The election of an audit, of one that was deleted too. */
export async function electionIdOf(db: Reader, auditId: string): Promise<string | undefined> {
  const row = await db.selectFrom('audit').select('election_id').where('id', '=', auditId).executeTakeFirst();
  return row?.election_id;
}

/** The names of audits, of those that were deleted too. */
export async function auditNamesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('audit').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function auditsOfOrganizations(db: Reader, ids: readonly string[]): Promise<readonly AuditRow[]> {
  if (ids.length === 0) return [];
  const rows = await listed(db).where('organization_id', 'in', ids).execute();
  return rows.map(describe);
}

/** The audits of an election that are not deleted, the newest first. */
export async function auditsOfElection(db: Reader, electionId: string): Promise<readonly AuditRow[]> {
  const rows = await listed(db).where('election_id', '=', electionId).execute();
  return rows.map(describe);
}

export async function isAuditNameInUse(
  db: Reader,
  wanted: { readonly organizationId: string; readonly name: string },
): Promise<boolean> {
  const rows = await listed(db)
    .where('organization_id', '=', wanted.organizationId)
    .where('name', '=', wanted.name)
    .execute();
  return rows.length > 0;
}

function listed(db: Reader) {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('name');
}

function describe(row: Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]): AuditRow {
  const { id: auditId, organization_id: organizationId, election_id: electionId } = row;
  const { name, type, phase, round, outcome, created_at } = row;
  return { auditId, organizationId, electionId, name, type, phase, round, outcome, createdAt: created_at };
}
