import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadAudit } from '../apps/server/src/audit/history/load-audit.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { appendEvents } from '../apps/server/src/log/append-events.ts';
import { fieldworkChain } from '../apps/server/src/log/audit-chains.ts';
import { openServices } from '../apps/server/src/start-server.ts';
import type { CommandInput, CommandName, CommandOutput } from '../packages/api/src/index.ts';
import { type AuditEvent, isInRounds } from '../packages/audit/src/index.ts';
import { assert } from '../packages/prelude/src/index.ts';
import { databaseProcessorMs } from '../tests/faults/database-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import { planLargeAudit, type Visitor, visitorAt } from '../tests/faults/visitor.ts';
import type { BenchRow } from './measure.ts';

/* What a ballot costs the server and its database together, over HTTP, however many were recorded before. */

const PATIENCE_MS = 600_000;
const MANAGER = 'jane@harbor.example';
const COUNTY = 'Harbor';
const CONTEST = 'Levy';
/** Each board of the audit has about so many ballots. */
const BALLOTS_OF_BOARD = 800;
const MEASURED = 400;
/**
 * Measured 12 and 11 ms while eight others worked on two cores; the limit is half as much more. The floor, with one journey to the
 * database instead of ten, is 1.1 ms.
 */
const SECONDS_EACH = 0.018;

export async function benchRecording(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const recorded of [100, 100_000]) {
    const { dataDirectory, auditId } = await prepareOffice(recorded);
    const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
    const table = await sitDown(office, auditId);
    // What a process does once, as reading the log for the first time, is measured for itself.
    await record(table, auditId, table.ballots.splice(0, 50));
    const before = processorSeconds(office, dataDirectory);
    await record(table, auditId, table.ballots.splice(0, MEASURED));
    const cpuSeconds = (processorSeconds(office, dataDirectory) - before) / MEASURED;
    rows.push({
      work: `record a ballot, ${recorded.toLocaleString('en-US')} recorded`,
      cpuSeconds,
      must: SECONDS_EACH,
    });
    office.signal('SIGTERM');
    await office.ended(PATIENCE_MS);
    await clearAway();
  }
  return rows;
}

function processorSeconds(office: ServedOffice, dataDirectory: string): number {
  const stat = readFileSync(`/proc/${office.processId}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / 100 + databaseProcessorMs(dataDirectory) / 1000;
}

type Table = { readonly visitor: Visitor; readonly board: string; readonly ballots: string[] };

async function record({ visitor, board }: Table, auditId: string, ballots: readonly string[]): Promise<void> {
  const record = {
    state: 'audited',
    interpretations: { [CONTEST]: { kind: 'vote', choices: ['Yes'], invalidWriteIn: false, note: '' } },
  } as const;
  for (const ballot of ballots) {
    await send(visitor, 'record-ballot', { auditId, jurisdiction: COUNTY, board, ballot, record, basedOn: null });
  }
}

async function sitDown(office: ServedOffice, auditId: string): Promise<Table> {
  const jane = await office.signedIn(MANAGER);
  const desk = await jane.client.ask('jurisdiction', { auditId, jurisdiction: COUNTY });
  assert(desk.ok, 'the manager sees the boards', desk);
  const [first] = desk.value.boards;
  assert(first !== undefined, 'there is a board');
  const visitor = visitorAt(office.origin, { patienceMs: PATIENCE_MS });
  await send(visitor, 'sign-in-to-board', { token: first.link?.split('/').at(-1) ?? '' });
  const place = { auditId, jurisdiction: COUNTY, board: first.board };
  await send(visitor, 'name-board-members', { ...place, members: ['Ann', 'Bo'] });
  const asked = await visitor.client.ask('board', place);
  assert(asked.ok, 'the board sees its table', asked);
  return { visitor, board: first.board, ballots: asked.value.ballots.map(({ ballot }) => ballot) };
}

/** An office with an audit whose first round is open, and so many ballots recorded at other boards. */
async function prepareOffice(recorded: number): Promise<{ readonly dataDirectory: string; readonly auditId: string }> {
  const dataDirectory = scratchDirectory();
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const auditId = await openRound(office, Math.ceil(recorded / (0.8 * BALLOTS_OF_BOARD)) + 3);
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
  const { services, close } = await openServices(config, () => undefined);
  const { audit } = await loadAudit(services.db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  const others = audit.rounds[0]?.work[COUNTY]?.boards.slice(1) ?? [];
  const record = { state: 'not-found' } as const;
  const events = others.flatMap(({ name: board, ballots }) =>
    ballots.map(
      (ballot): AuditEvent => ({ type: 'ballot-recorded', version: 2, jurisdiction: COUNTY, board, ballot, record }),
    ),
  );
  assert(events.length >= recorded, 'there are enough ballots', events.length);
  const occasion = { commandId: 'bench', at: services.now(), actor: 'system:bench' };
  await services.db
    .transaction()
    .execute((tx) => appendEvents(tx, fieldworkChain(auditId, COUNTY), occasion, events.slice(0, recorded)));
  await close();
  return { dataDirectory, auditId };
}

async function openRound(office: ServedOffice, boards: number): Promise<string> {
  const draws = boards * BALLOTS_OF_BOARD;
  const { administrator: ada } = office;
  const wanted = { name: 'Bench', jurisdictions: [COUNTY], manager: MANAGER };
  const auditId = await planLargeAudit(office, ada, wanted);
  const cards = 10 * draws;
  const contest = {
    ...{ name: CONTEST, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 },
    choices: [
      { name: 'Yes', votes: Math.round(0.502 * cards) },
      { name: 'No', votes: Math.round(0.498 * cards) },
    ],
    totalBallots: cards,
    cardsBearing: null,
    jurisdictions: 'all',
  } as const;
  await send(ada, 'define-contests', { auditId, contests: [contest] });
  const settings = { electionName: 'Bench', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await send(ada, 'change-settings', { auditId, settings });
  const slot = { auditId, kind: 'manifest', jurisdiction: COUNTY } as const;
  const batches = Array.from({ length: cards / 1000 }, (_, index) => `Batch ${index + 1},1000`);
  const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${batches.join('\n')}\n`);
  await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: draws } });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await ada.client.ask('plan', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') break;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(100);
  }
  const jane = await office.signedIn(MANAGER);
  await send(jane, 'create-boards', { auditId, jurisdiction: COUNTY, count: boards });
  return auditId;
}

async function send<Name extends CommandName>(
  visitor: Visitor,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await visitor.client.send(name, input, randomUUID());
  assert(answer.ok, `${name} succeeds`, answer);
  return answer.value;
}
