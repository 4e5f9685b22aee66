import type { BlobStore } from '../files/blob-store.ts';
import { jurisdictionIdOf } from '../stores/election-jurisdictions.ts';
import { electionIdOfAudit } from '../stores/elections.ts';
import { managersInFile } from './check-audit.ts';
import type { Comparison } from './check-audit-tables.ts';
import { compareRows } from './differences.ts';
import type { AuditExpectations } from './expected-of-audits.ts';
import type { LogFacts } from './log-facts.ts';

/** What the logs say of elections: their jurisdictions, which audit takes which, and who manages them. */
export type ElectionExpectations = {
  readonly elections: ReadonlyMap<string, Election>;
  /** The jurisdictions that each audit takes, by its newest list. */
  readonly taken: ReadonlyMap<string, { readonly electionId: string; readonly names: readonly string[] }>;
  /** By identifier of the jurisdiction: the addresses in the newest list that names it, and since when. */
  readonly managers: ReadonlyMap<string, { readonly emails: readonly string[]; readonly at: string }>;
  /** Elections of which the logs do not say it any more, with a sentence why. */
  readonly unknown: ReadonlyMap<string, string>;
};

type Election = {
  readonly organizationId: string;
  readonly name: string;
  readonly date: string | null;
  readonly state: string | null;
  readonly createdAt: string;
  readonly namedByAudit: boolean;
};

export async function expectOfElections(
  { facts, expected, brokenAudits }: Pick<Comparison, 'facts' | 'expected' | 'brokenAudits'>,
  blobs: Pick<BlobStore, 'read'>,
): Promise<ElectionExpectations> {
  const unknown = new Map<string, string>();
  const taken = new Map<string, { readonly electionId: string; readonly names: readonly string[] }>();
  const managers = new Map<string, { readonly emails: readonly string[]; readonly at: string }>();
  for (const { electionId, auditId, file, jurisdictions, at } of listingsInOrder(facts, expected)) {
    taken.set(auditId, { electionId, names: jurisdictions });
    const inFile = await managersInFile(blobs, file);
    if (inFile === 'file-damaged') {
      unknown.set(electionId, `its list of participants ${file.sha256} cannot be read`);
      continue;
    }
    for (const name of jurisdictions) {
      managers.set(jurisdictionIdOf({ electionId, name }), { emails: inFile.get(name) ?? [], at });
    }
  }
  for (const auditId of brokenAudits) {
    if (facts.audits.get(auditId)?.electionId !== electionIdOfAudit(auditId)) continue;
    unknown.set(electionIdOfAudit(auditId), `the log of its audit ${auditId} is broken`);
  }
  return { elections: electionsIn(facts, expected), taken, managers, unknown };
}

/** Lists that only an audit's own log holds are from before there were elections, so they come first. */
function listingsInOrder(facts: LogFacts, expected: AuditExpectations): LogFacts['listings'] {
  const own = [...expected.ownLists].flatMap(([auditId, list]) => {
    const electionId = electionIdOfAudit(auditId);
    return facts.audits.get(auditId)?.electionId === electionId ? [{ ...list, auditId, electionId }] : [];
  });
  return [...own, ...facts.listings];
}

function electionsIn(facts: LogFacts, expected: AuditExpectations): ReadonlyMap<string, Election> {
  const elections = new Map<string, Election>(facts.elections);
  for (const [auditId, { electionName: name, state }] of expected.settings) {
    const electionId = electionIdOfAudit(auditId);
    const own = elections.get(electionId);
    if (own?.namedByAudit === true) elections.set(electionId, { ...own, name, state });
  }
  return elections;
}

/** Elections and their jurisdictions, and which audit takes which of them. */
export async function checkElections(comparison: Comparison): Promise<void> {
  const { db, differences, inElections } = comparison;
  const { elections, taken, unknown } = inElections;
  const expected = [...elections].map(([id, one]) => ({
    id,
    organization_id: one.organizationId,
    created_at: one.createdAt,
    named_by_audit: one.namedByAudit,
    ...(unknown.has(id) && one.namedByAudit ? {} : { name: one.name, date: one.date, state: one.state }),
  }));
  const stored = await db.selectFrom('election').selectAll().execute();
  compareRows(differences, { name: 'election', kind: 'projection', key: ['id'] }, { expected, stored });

  const known = [...taken].filter(([, { electionId }]) => !unknown.has(electionId));
  const jurisdictions = known.flatMap(([, { electionId, names }]) =>
    names.map((name) => ({ id: jurisdictionIdOf({ electionId, name }), election_id: electionId, name })),
  );
  const jurisdictionRows = await db.selectFrom('election_jurisdiction').selectAll().execute();
  const table = { name: 'election_jurisdiction', kind: 'grant', key: ['id'] } as const;
  compareRows(differences, table, {
    expected: jurisdictions,
    stored: jurisdictionRows.filter((row) => !unknown.has(row.election_id)),
  });

  const rows = known.flatMap(([auditId, { electionId, names }]) =>
    names.map((name) => ({ audit_id: auditId, jurisdiction_id: jurisdictionIdOf({ electionId, name }) })),
  );
  const takenRows = await db
    .selectFrom('audit_jurisdiction')
    .leftJoin('election_jurisdiction', 'election_jurisdiction.id', 'jurisdiction_id')
    .select(['audit_id', 'jurisdiction_id', 'election_id'])
    .execute();
  const key = ['audit_id', 'jurisdiction_id'];
  compareRows(
    differences,
    { name: 'audit_jurisdiction', kind: 'grant', key },
    { expected: rows, stored: takenRows.filter((row) => !unknown.has(row.election_id ?? '')) },
  );
}

/** Who manages which jurisdiction: by address, as the registered list of participants says. */
export async function checkManagers({ db, differences, inElections }: Comparison): Promise<void> {
  const { taken, managers, unknown } = inElections;
  const ids = new Set(
    [...taken.values()].flatMap(({ electionId, names }) =>
      unknown.has(electionId) ? [] : names.map((name) => jurisdictionIdOf({ electionId, name })),
    ),
  );
  const expected = [...ids].flatMap((id) =>
    (managers.get(id)?.emails ?? []).map((email) => ({ jurisdiction_id: id, email })),
  );
  const rows = await db
    .selectFrom('jurisdiction_manager')
    .innerJoin('person', 'person.id', 'jurisdiction_manager.person_id')
    .leftJoin('election_jurisdiction', 'election_jurisdiction.id', 'jurisdiction_id')
    .select(['jurisdiction_id', 'email', 'election_id'])
    .execute();
  const stored = rows.filter((row) => !unknown.has(row.election_id ?? ''));
  const table = { name: 'jurisdiction_manager', kind: 'grant', key: ['jurisdiction_id', 'email'] } as const;
  compareRows(differences, table, { expected, stored });
}
