import { boardIdOf } from '../stores/board-links.ts';
import type { Reader } from '../stores/store.ts';
import { boardToken, digestOfToken } from '../stores/token.ts';
import type { ElectionExpectations } from './check-elections.ts';
import { compareRows, type Differences } from './differences.ts';
import type { AuditExpectations } from './expected-of-audits.ts';
import { belongsTo, type LogFacts } from './log-facts.ts';

export type Comparison = {
  readonly db: Reader;
  readonly differences: Differences;
  readonly facts: LogFacts;
  readonly expected: AuditExpectations;
  readonly inElections: ElectionExpectations;
  /** Audits whose log is broken: what follows from it is not known. */
  readonly brokenAudits: ReadonlySet<string>;
  /** What links are made with, if it is there. */
  readonly secret: Buffer | undefined;
  readonly now: Date;
};

/** The list of audits: what the office's log says of them, and how far their own logs have come. */
export async function checkAudits({ db, differences, facts, expected, brokenAudits }: Comparison): Promise<void> {
  const rows = [...facts.audits].map(([id, audit]) => ({
    id,
    organization_id: audit.organizationId,
    election_id: audit.electionId,
    name: audit.name,
    type: audit.type,
    created_at: audit.createdAt,
    deleted_at: audit.deletedAt,
    ...(brokenAudits.has(id) ? {} : expected.progress.get(id)),
  }));
  for (const { id } of rows) {
    if (expected.progress.has(id) || brokenAudits.has(id)) continue;
    differences.add({ kind: 'log', subject: 'log_chain', where: `audit:${id}`, expected: 'a row', found: undefined });
  }
  for (const id of expected.progress.keys()) {
    if (facts.audits.has(id)) continue;
    differences.add({
      kind: 'log',
      subject: `chain audit:${id}`,
      expected: 'an entry of its office that adds it',
      found: undefined,
    });
  }
  const stored = await db.selectFrom('audit').selectAll().execute();
  compareRows(differences, { name: 'audit', kind: 'projection', key: ['id'] }, { expected: rows, stored });
}

/** Which link opens which board. */
export async function checkBoardLinks(comparison: Comparison): Promise<void> {
  const { db, differences, facts, expected, brokenAudits, secret } = comparison;
  const rotations = new Map<string, number>();
  const linkRotations = new Map<string, number>();
  for (const links of facts.replacedLinks.values()) {
    for (const { link } of links) {
      rotations.set(boardIdOf(link), link.rotation);
      if (link.type === 'board-link-replaced') linkRotations.set(boardIdOf(link), link.rotation);
    }
  }
  const all = await db.selectFrom('board_link').selectAll().execute();
  // From before there were PINs, and the server has not been started since: they open nothing until then.
  const earlier = new Set(all.filter((row) => row.token_sha256 === row.board_id).map((row) => row.board_id));
  const rows = expected.boards.map((place) => {
    const boardId = boardIdOf(place);
    const rotation = rotations.get(boardId) ?? 0;
    const linkRotation = linkRotations.get(boardId) ?? 0;
    const { auditId, jurisdiction, round, board } = place;
    const row = {
      ...{ audit_id: auditId, jurisdiction, round, board, board_id: boardId, rotation },
      ...{ link_rotation: linkRotation, wrong_pins: facts.pinsRefused.get(boardId)?.wrong ?? 0 },
    };
    if (secret === undefined || earlier.has(boardId)) return row;
    return { ...row, token_sha256: digestOfToken(boardToken(secret, { ...place, rotation: linkRotation })) };
  });
  const stored = all.filter((row) => !brokenAudits.has(row.audit_id));
  const table = { name: 'board_link', kind: 'grant', key: ['audit_id', 'jurisdiction', 'round', 'board'] } as const;
  compareRows(differences, table, { expected: rows, stored });
}

/** Rounds that were started, each drawn by a job. */
export async function checkDrawJobs({ db, differences, facts, expected, brokenAudits }: Comparison): Promise<void> {
  const stored = (await db.selectFrom('draw_job').selectAll().execute()).map((row) => ({
    ...row,
    sample_sizes: inOrder(row.sample_sizes),
    strata: inOrder(row.strata),
  }));
  const taken = new Set<string>();
  const rows = [...facts.launches].flatMap(([auditId, launches]) =>
    launches.flatMap((launch) => {
      const job = stored.find((row) => {
        const same = row.audit_id === auditId && !taken.has(row.id);
        return same && belongsTo(row.created_at, launch.moment, 0);
      });
      if (job === undefined) {
        const where = `${auditId}, round ${launch.round}, ${launch.moment.at}`;
        differences.add({ kind: 'job', subject: 'draw_job', where, expected: 'a row', found: undefined });
        return [];
      }
      taken.add(job.id);
      const opened = expected.opened.get(auditId)?.has(job.id) === true;
      const { round, sampleSizes, strata = null, personId } = launch;
      const sizes = { sample_sizes: inOrder(sampleSizes), strata: inOrder(strata) };
      const row = { id: job.id, round, ...sizes, person_id: personId };
      if (brokenAudits.has(auditId)) return [row];
      // One whose round is open is about to say that it is done; it would find that out by itself.
      const state = opened
        ? 'done'
        : job.state === 'done'
          ? 'not done: the log has no such round of this job'
          : job.state;
      return [opened && job.state === 'running' ? row : { ...row, state }];
    }),
  );
  compareRows(differences, { name: 'draw_job', kind: 'job', key: ['id'] }, { expected: rows, stored });
}

function inOrder(sizes: unknown): unknown {
  if (typeof sizes !== 'object' || sizes === null) return sizes;
  return Object.fromEntries(Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The uploads of the files that count: what is not registered yet is nowhere in the log. */
export async function checkUploads({ db, differences, expected }: Comparison): Promise<void> {
  const stored = await db
    .selectFrom('upload')
    .innerJoin('blob', 'blob.sha256', 'upload.sha256')
    .select(['upload.id', 'audit_id', 'kind', 'jurisdiction', 'upload.sha256', 'name'])
    .select(['upload.bytes', 'blob.bytes as bytes_of_blob'])
    .execute();
  for (const row of stored) {
    if (row.bytes === row.bytes_of_blob) continue;
    const { bytes, bytes_of_blob } = row;
    differences.add({ kind: 'file', subject: 'upload.bytes', where: row.id, expected: bytes_of_blob, found: bytes });
  }
  const bySlot = new Map<string, typeof stored>();
  const keyOf = (kind: string, jurisdiction: string | null, audit: string) => `${audit} ${kind} ${jurisdiction}`;
  for (const row of stored) {
    const key = keyOf(row.kind, row.jurisdiction, row.audit_id);
    bySlot.set(key, [...(bySlot.get(key) ?? []), row]);
  }
  for (const { auditId, kind, jurisdiction, sha256, name } of expected.files) {
    const uploads = bySlot.get(keyOf(kind, jurisdiction, auditId)) ?? [];
    const where = `${auditId}, ${kind} of ${jurisdiction ?? 'the whole audit'}`;
    const same = uploads.filter((row) => row.sha256 === sha256);
    if (same.length === 0) {
      const found = uploads[0]?.sha256;
      differences.add({ kind: 'file', subject: 'upload', where, expected: `the file ${sha256}`, found });
    } else if (!same.some((row) => row.name === name)) {
      differences.add({ kind: 'file', subject: 'upload.name', where, expected: name, found: same[0]?.name });
    }
  }
}
