import { hash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../apps/server/src/config.ts';
import { openChain, sha256OfText } from '../../apps/server/src/log/append-events.ts';
import { auditChain, fieldworkChain } from '../../apps/server/src/log/audit-chains.ts';
import { readHead } from '../../apps/server/src/log/read-log.ts';
import type { Services } from '../../apps/server/src/services.ts';
import { openServices } from '../../apps/server/src/start-server.ts';
import type { AuditEvent } from '../../packages/audit/src/index.ts';
import { assert } from '../../packages/prelude/src/index.ts';
import { type LogEntry, type LogHead, sealEntry } from '../../packages/record/src/index.ts';
import { defineLevy, LEVY, send } from '../../tests/faults/levy.ts';
import { serveOffice } from '../../tests/faults/served-office.ts';
import { planLargeAudit, type Visitor } from '../../tests/faults/visitor.ts';

const PATIENCE_MS = 600_000;
const CARDS_PER_BATCH = 500;
const CARDS_OF_BOARD = 500;
const ENTRIES_PER_STATEMENT = 5_000;

/**
 * Lays an audit in a directory whose round is open and in which so many cards were recorded, each by a command of its own,
 * in so many jurisdictions: every entry is sealed as the server seals it. Few cards are drawn, because what a sample costs
 * is measured elsewhere; the others are cards of the manifests too.
 */
export async function layLongLog(
  dataDirectory: string,
  wanted: { readonly entries: number; readonly jurisdictions: number },
): Promise<string> {
  const names = Array.from({ length: wanted.jurisdictions }, (_, index) => `County ${index + 1}`);
  const cardsEach = Math.ceil(wanted.entries / names.length);
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const auditId = await openRound(office.administrator, office.organizationId, { names, cardsEach });
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
  const { services, close } = await openServices(config, () => undefined);
  for (const jurisdiction of names) await layFieldwork(services, { auditId, jurisdiction, cards: cardsEach });
  await services.pool.query('vacuum analyze');
  await close();
  return auditId;
}

async function layFieldwork(
  services: Services,
  { auditId, jurisdiction, cards }: { readonly auditId: string; readonly jurisdiction: string; readonly cards: number },
): Promise<void> {
  const chain = fieldworkChain(auditId, jurisdiction);
  const opened = await readHead(services.db, auditChain(auditId));
  assert(opened !== undefined, 'the audit has a log', auditId);
  await services.db.transaction().execute((tx) => openChain(tx, chain, 'fieldwork'));
  let head = await readHead(services.db, chain);
  assert(head?.number === 0, 'nobody has worked in the jurisdiction yet', chain);
  const begun = { type: 'fieldwork-begun', jurisdiction, round: 1, opened } as const;
  const at = services.now().toISOString();
  const waiting: LogEntry[] = [sealed(head, begun, { at, actor: 'system:bench' })];
  head = waiting[0] ?? head;
  for (let card = 0; card < cards; card += 1) {
    const board = Math.floor(card / CARDS_OF_BOARD);
    const event = recordingOf(jurisdiction, { card, board });
    const entry = sealed(head, event, { at, actor: `audit-board:${boardIdOf(chain, board)}` });
    head = entry;
    waiting.push(entry);
    if (waiting.length === ENTRIES_PER_STATEMENT) await store(services, chain, waiting.splice(0));
  }
  if (waiting.length > 0) await store(services, chain, waiting);
}

function recordingOf(
  jurisdiction: string,
  { card, board }: { readonly card: number; readonly board: number },
): AuditEvent {
  const batch = `Batch ${Math.floor(card / CARDS_PER_BATCH) + 1}`;
  const note = { invalidWriteIn: false, note: null } as const;
  const seen = card % 20 === 0 ? 'blank' : card % 2 === 0 ? 'Yes' : 'No';
  return {
    type: 'ballot-recorded',
    version: 6,
    jurisdiction,
    board: `Audit Board #${String(board + 1).padStart(2, '0')}`,
    ballot: JSON.stringify([null, batch, (card % CARDS_PER_BATCH) + 1]),
    record: {
      state: 'audited',
      interpretations: {
        [LEVY]: seen === 'blank' ? { kind: 'blank', ...note } : { kind: 'vote', choices: [seen], ...note },
      },
    },
  };
}

function boardIdOf(chain: string, board: number): string {
  return hash('sha256', `${chain} ${board}`, 'hex').slice(0, 32);
}

function sealed(
  head: LogHead,
  { type, ...data }: AuditEvent,
  by: { readonly at: string; readonly actor: string },
): LogEntry {
  return sealEntry(head, { commandId: randomUUID(), ...by, type, data, codeVersion: '0.1.0' }, sha256OfText);
}

async function store({ pool }: Services, chain: string, entries: readonly LogEntry[]): Promise<void> {
  const head = entries.at(-1);
  assert(head !== undefined, 'there is something to store');
  await pool.query(
    `with added as (
      insert into log_entry (chain, number, previous_hash, hash, body)
      select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
    ) update log_chain set head_number = $6, head_hash = $7 where id = $1`,
    [
      chain,
      entries.map(({ number }) => number),
      entries.map(({ previousHash }) => previousHash),
      entries.map(({ hash: own }) => own),
      entries.map(({ body }) => body),
      head.number,
      head.hash,
    ],
  );
}

async function openRound(
  ada: Visitor,
  organizationId: string,
  { names, cardsEach }: { readonly names: readonly string[]; readonly cardsEach: number },
): Promise<string> {
  const auditId = await planLargeAudit({ organizationId }, ada, {
    name: 'Long',
    jurisdictions: names,
    manager: 'jane@county.example',
  });
  const batches = Math.ceil(cardsEach / CARDS_PER_BATCH);
  const cards = batches * CARDS_PER_BATCH * names.length;
  await defineLevy(ada, { auditId, cards, yes: 0.55, electionName: 'Long', state: 'CA' });
  const lines = Array.from({ length: batches }, (_, index) => `Batch ${index + 1},${CARDS_PER_BATCH}`);
  for (const jurisdiction of names) {
    const slot = { auditId, kind: 'manifest', jurisdiction } as const;
    const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${lines.join('\n')}\n`);
    await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  }
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [LEVY]: 20 * names.length } });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await ada.client.ask('plan', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') return auditId;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(100);
  }
}
