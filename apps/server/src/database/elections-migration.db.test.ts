import { drawsFileOf, findBoard, type LoggedEvent, withDraws } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { drawsIn } from '../audit/history/draws-of-rounds.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { openFirstRound, planAudit } from '../journeys/plan-audit.ts';
import { planBatches, planPolling } from '../journeys/plan-small-election.ts';
import { appendEvents, createChain } from '../log/append-events.ts';
import { auditChain, fieldworkChain, placeOfChain } from '../log/audit-chains.ts';
import { listChains, readLog } from '../log/read-log.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { deriveEarlierLinks } from '../stores/board-links.ts';
import { electionIdOfAudit } from '../stores/elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { createEmptyOwnedDatabase } from './test-database.ts';

/*
 * A database as the version before elections left it, carried over. Its logs are those of an office that has just done all
 * this, without what was not said then; its tables are what that version projected from them.
 */

const LAST_BEFORE = '0005-sessions.sql';
const office = await openTestOffice();
afterAll(() => office.close());
const addresses = await createEmptyOwnedDatabase();
const before = connect({ connectionString: addresses.ownerDatabaseUrl ?? addresses.databaseUrl });
afterAll(() => before.disconnect());
const audits = { kept: '', planned: '', bare: '', deleted: '' };

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const kept = await planPolling(office, ada, 'Kept');
  await openFirstRound(ada, { auditId: kept.auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await kept.jane.send('create-boards', { auditId: kept.auditId, jurisdiction: 'J1', count: 2 });
  await kept.jane.send('rotate-board-link', { auditId: kept.auditId, jurisdiction: 'J1', board: 'Audit Board #01' });
  audits.kept = kept.auditId;
  audits.planned = (await planBatches(office, ada, { name: 'Planned' })).auditId;
  const { auditId } = await ada.send('create-audit', {
    organizationId: office.organizationId,
    name: 'Bare',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  });
  audits.bare = auditId;
  audits.deleted = await planAudit(office, ada, { name: 'Given up', type: 'ballot-polling', ...POLLING });
  await ada.send('delete-audit', { auditId: audits.deleted });
  await migrate(before.pool, LAST_BEFORE);
  await copyAsItWasBefore();
  await migrate(before.pool);
  await before.db.transaction().execute((tx) => deriveEarlierLinks(tx, office.services.secret));
}, 120_000);

async function copyAsItWasBefore(): Promise<void> {
  const { pool } = office.services;
  for (const table of ['organization', 'person', 'organization_administrator', 'blob']) await copyRows(pool, table);
  await copyLogs();
  await copyRows(
    pool,
    'audit',
    `select id, organization_id, name, type, phase, round, outcome, created_at, deleted_at
    from audit`,
  );
  await copyRows(
    pool,
    'jurisdiction_manager',
    `select audit_id, name as jurisdiction, person_id
    from jurisdiction_manager join audit_jurisdiction using (jurisdiction_id)
    join election_jurisdiction on election_jurisdiction.id = jurisdiction_id`,
  );
  for (const table of ['board_link', 'last_sign_in', 'sign_in_link', 'command_outcome', 'server_secret']) {
    await copyRows(pool, table);
  }
  for (const table of ['upload', 'draw_job']) await copyRows(pool, table);
}

async function copyRows(from: Pool, table: string, query = `select * from ${table}`): Promise<void> {
  const { rows } = await from.query<{ rows: string }>(
    `select coalesce(json_agg(row), '[]')::text as rows from (${query}) row`,
  );
  await before.pool.query(
    `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::json)`,
    [rows[0]?.rows],
  );
}

async function copyLogs(): Promise<void> {
  const { db } = office.services;
  await before.db.transaction().execute(async (tx) => {
    // Fieldwork comes after the audit it belongs to, and stood in the same chain.
    for (const { id, kind } of await listChains(db)) {
      const auditId = placeOfChain(id)?.auditId;
      const chain = auditId === undefined ? id : auditChain(auditId);
      if (kind !== 'fieldwork') await createChain(tx, chain, kind);
      for (const entry of await readLog(db, id)) {
        const { event, body } = eventOf<OrganizationEvent | LoggedEvent>(entry);
        const earlier = asBefore(await withDrawsInside(event));
        const { commandId, at, actor } = body;
        if (earlier !== undefined) await appendEvents(tx, chain, { commandId, at: new Date(at), actor }, [earlier]);
      }
    }
  });
}

/** Draws stood in the entry itself. */
async function withDrawsInside<Event extends { readonly type: string }>(event: Event | LoggedEvent) {
  const { type } = event;
  if (type !== 'round-opened') return event;
  const opened = event as Extract<LoggedEvent, { readonly type: 'round-opened' }>;
  const file = drawsFileOf(opened);
  const draws = file && (await drawsIn(office.services.blobs, file.sha256));
  return withDraws(opened, () => draws);
}

function asBefore(event: { readonly type: string }): { readonly type: string } | undefined {
  if (['election-created', 'jurisdictions-listed', 'fieldwork-begun'].includes(event.type)) return undefined;
  const { electionId: _, election: __, ...earlier } = event as Readonly<Record<string, unknown>> & typeof event;
  return ['audit-added', 'audit-created'].includes(event.type) ? earlier : event;
}

test('every audit gets an election of its own, called as its settings say or as it is', async () => {
  const rows = await before.db
    .selectFrom('audit')
    .innerJoin('election', 'election.id', 'election_id')
    .select(['audit.id', 'election.id as election_id', 'election.name', 'date', 'state', 'election.created_at'])
    .select(['audit.created_at as audit_created_at'])
    .execute();
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    expect(row.election_id).toBe(electionIdOfAudit(row.id));
    expect(row.created_at).toEqual(row.audit_created_at);
    const { name, date, state } = row;
    const called = row.id === audits.bare ? { name: 'Bare', state: null } : { name: 'General election', state: 'CA' };
    expect({ name, date, state }).toEqual({ ...called, date: null });
  }
});

test('its jurisdictions and their managers move up, and nobody manages more or less than before', async () => {
  const managed = (pool: Pool) =>
    pool.query(`select audit_id, election_jurisdiction.name, email from audit_jurisdiction
      join election_jurisdiction on election_jurisdiction.id = jurisdiction_id
      left join jurisdiction_manager using (jurisdiction_id) left join person on person.id = person_id
      order by 1, 2, 3`);
  const { rows } = await managed(before.pool);
  expect(rows).toEqual((await managed(office.services.pool)).rows);
  const ofKept = rows.filter((row) => row.audit_id === audits.kept).map(({ name, email }) => `${name} ${email}`);
  expect(ofKept).toEqual(['J1 jane@j1.example', 'J2 jane@j1.example', 'J3 omar@j3.example']);
});

test('the log of before says all of it: a rebuild and a check find no difference', async () => {
  const services = { ...office.services, db: before.db, pool: before.pool };
  const { broken, differences } = await rebuildProjections(services, { repair: false });
  expect({ broken, differences }).toEqual({ broken: [], differences: [] });
  const { db, blobs, now } = services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('a round that was open goes on: what was recorded stays in the chain of the audit, and what follows goes into its own', async () => {
  // The audits of this process stand as they do in the other database.
  vi.resetModules();
  const { loadAudit } = await import('../audit/history/load-audit.ts');
  const { nameBoardMembers } = await import('../audit/commands/name-board-members.ts');
  const { executeCommand } = await import('../road/execute-command.ts');
  const services = { ...office.services, db: before.db, pool: before.pool };
  const { db } = before;
  const place = { jurisdiction: 'J1', board: 'Audit Board #02' };
  const { audit, head } = await loadAudit(db, audits.kept);
  assert(audit.phase === 'round-open', 'the round is open', audit.phase);
  expect(findBoard(audit, place)).toMatchObject({ members: [] });
  const input = { auditId: audits.kept, ...place, members: ['Ann'] };
  const actor = { kind: 'nobody', grants: [] } as const;
  const request = {
    commandId: 'later',
    actor,
    role: 'audit-board',
    sessionDigest: undefined,
    deviceDigest: undefined,
  } as const;
  expect(await executeCommand(services, nameBoardMembers, input, request)).toMatchObject({ ok: true });
  const after = await loadAudit(db, audits.kept);
  expect(after.head).toEqual(head);
  assert(after.audit.phase === 'round-open', 'the round is open', after.audit.phase);
  expect(findBoard(after.audit, place)).toMatchObject({ members: ['Ann'] });
  const types = (await readLog(db, fieldworkChain(audits.kept, 'J1'))).map((one) => eventOf<LoggedEvent>(one).event);
  expect(types).toMatchObject([
    { type: 'fieldwork-begun', round: 1, opened: { number: head.number, hash: head.hash } },
    { type: 'board-members-named' },
  ]);
  const { blobs, now } = services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});

test('what is done afterwards with an audit of before is the same from the log as it is stored', async () => {
  const services = { ...office.services, db: before.db, pool: before.pool };
  const { project } = await import('../projections/project.ts');
  const [file] = await before.db.selectFrom('blob').selectAll().limit(1).execute();
  assert(file !== undefined, 'files are stored');
  const electionId = electionIdOfAudit(audits.planned);
  const { db } = before;
  const added = await db.transaction().execute(async (tx) => {
    const chain = `organization:${office.organizationId}`;
    const occasion = { commandId: 'later', at: services.now(), actor: 'system:test' };
    const events = [
      { type: 'election-changed', electionId, name: 'Primary', date: '2026-05-19', state: 'GA' },
      { type: 'audit-added', auditId: MORE, name: 'Second', auditType: 'ballot-polling', electionId },
    ];
    const head = await appendEvents(tx, chain, occasion, events);
    const needs = { secret: services.secret, participants: async () => [] };
    await project(needs, tx, chain, head.number - 1);
    // The audit's own word comes later, and does not overrule the office.
    const settings = { electionName: 'Other', state: 'TX', riskLimitPercent: 5, dataEntry: 'offline' };
    const changed = [{ type: 'settings-changed', settings }];
    const audit = `audit:${audits.planned}`;
    const newest = await appendEvents(tx, audit, occasion, changed);
    await project(needs, tx, audit, newest.number);
    const creation = {
      name: 'Second',
      organization: 'Org',
      auditType: 'ballot-polling',
      method: 'bravo',
      compatibility: false,
    };
    await createChain(tx, `audit:${MORE}`, 'audit');
    await appendEvents(tx, `audit:${MORE}`, occasion, [{ type: 'audit-created', ...creation }]);
    return tx.selectFrom('election').selectAll().where('id', '=', electionId).executeTakeFirst();
  });
  expect(added).toMatchObject({ name: 'Primary', date: '2026-05-19', state: 'GA' });
  expect((await rebuildProjections(services, { repair: false })).differences).toEqual([]);
  expect((await checkInstallation({ ...services, ownsTheLog: false })).differences).toEqual([]);
});

const MORE = '00000000-0000-4000-8000-00000000000a';
