import { setTimeout as sleep } from 'node:timers/promises';
import { loadAudit } from '../../apps/server/src/audit/history/load-audit.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { appendEvents } from '../../apps/server/src/log/append-events.ts';
import { fieldworkChain } from '../../apps/server/src/log/audit-chains.ts';
import { openServices } from '../../apps/server/src/start-server.ts';
import { type AuditEvent, isInRounds } from '../../packages/audit/src/index.ts';
import { assert } from '../../packages/prelude/src/index.ts';
import { defineLevy, LEVY, send } from './levy.ts';
import { type ServedOffice, serveOffice } from './served-office.ts';
import { planLargeAudit, type Visitor, visitorAt } from './visitor.ts';

/* Counties that record the ballots of a round, each at its boards. */

const PATIENCE_MS = 600_000;
const MANAGER = 'jane@harbor.example';

/** An audit whose first round is open, where its data lie, and the counties with boards that take part. */
export type Round = {
  readonly dataDirectory: string;
  readonly auditId: string;
  readonly counties: readonly string[];
};

/** A board at its table, with the ballots it still has to enter. */
export type Table = {
  readonly visitor: Visitor;
  readonly county: string;
  readonly board: string;
  readonly ballots: string[];
};

/** Opens a round of so many draws over so many counties, each of which has so many boards. The server is stopped again. */
export async function openRound(
  dataDirectory: string,
  wanted: { readonly draws: number; readonly counties: number; readonly boards: number },
): Promise<Round> {
  const counties = Array.from({ length: wanted.counties }, (_, index) => `County ${index + 1}`);
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const { administrator: ada } = office;
  const audit = { name: 'Bench', jurisdictions: counties, manager: MANAGER };
  const auditId = await planLargeAudit(office, ada, audit);
  const cards = 10 * wanted.draws;
  await defineLevy(ada, { auditId, cards, yes: 0.502, electionName: 'Bench', state: 'CA' });
  const batches = Math.ceil(cards / 1000 / wanted.counties);
  const lines = Array.from({ length: batches }, (_, index) => `Batch ${index + 1},1000`);
  for (const jurisdiction of counties) {
    const slot = { auditId, kind: 'manifest', jurisdiction } as const;
    const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${lines.join('\n')}\n`);
    await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  }
  const findings = await ada.client.ask('commitment', { auditId });
  await send(ada, 'commit-inputs', { auditId, confirmed: findings.ok ? findings.value.findings : [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [LEVY]: wanted.draws } });
  await untilOpen(ada, auditId);
  const jane = await office.signedIn(MANAGER);
  for (const jurisdiction of counties) {
    await send(jane, 'create-boards', { auditId, jurisdiction, count: wanted.boards });
  }
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  return { dataDirectory, auditId, counties };
}

/**
 * Has all boards of the first county but the first few record their ballots, straight into the log and over and over, until it has grown by so many
 * entries.
 */
export async function recordStraight(
  { dataDirectory, auditId, counties: [county = ''] }: Round,
  { entries, except }: { readonly entries: number; readonly except: number },
): Promise<void> {
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
  const { services, close } = await openServices(config, () => undefined);
  const { audit } = await loadAudit(services.db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  const others = audit.rounds[0]?.work[county]?.boards.slice(except) ?? [];
  const record = { state: 'not-found' } as const;
  const events = others.flatMap(({ name: board, ballots }) =>
    ballots.map(
      (ballot): AuditEvent => ({ type: 'ballot-recorded', version: 6, jurisdiction: county, board, ballot, record }),
    ),
  );
  assert(events.length > 0, 'there are other boards');
  const occasion = { commandId: 'bench', at: services.now(), actor: 'system:bench' };
  for (let left = entries; left > 0; ) {
    const block = events.slice(0, Math.min(left, ENTRIES_AT_ONCE));
    events.push(...events.splice(0, block.length));
    await services.db.transaction().execute((tx) => appendEvents(tx, fieldworkChain(auditId, county), occasion, block));
    left -= block.length;
  }
  await close();
}

const ENTRIES_AT_ONCE = 20_000;

/** The first boards of each county, signed in and with their members named. */
export async function sitDown(office: ServedOffice, round: Round, boardsEach: number): Promise<readonly Table[]> {
  const { auditId } = round;
  const jane = await office.signedIn(MANAGER);
  const tables: Table[] = [];
  for (const county of round.counties) {
    const desk = await jane.client.ask('jurisdiction', { auditId, jurisdiction: county });
    assert(desk.ok, 'the manager sees the boards', desk);
    for (const { board, link, pin } of desk.value.boards.slice(0, boardsEach)) {
      const visitor = visitorAt(office.origin, { patienceMs: PATIENCE_MS });
      await send(visitor, 'sign-in-to-board', { token: link?.split('/').at(-1) ?? '', pin: pin?.digits ?? '' });
      const place = { auditId, jurisdiction: county, board };
      await send(visitor, 'name-board-members', { ...place, members: ['Ann', 'Bo'] });
      const asked = await visitor.client.ask('board', place);
      assert(asked.ok, 'the board sees its table', asked);
      const ballots = asked.value.ballots.flatMap(({ ballot, state }) => (state === 'not-audited' ? [ballot] : []));
      tables.push({ visitor, county, board, ballots });
    }
  }
  return tables;
}

/** Has each board enter the next of its ballots, one after the other, all boards at once. Answers how many were entered. */
export async function recordBallots(
  auditId: string,
  tables: readonly Table[],
  { each }: { readonly each: number },
): Promise<number> {
  const record = {
    state: 'audited',
    interpretations: { [LEVY]: { kind: 'vote', choices: ['Yes'], invalidWriteIn: false, note: '' } },
  } as const;
  const entered = await Promise.all(
    tables.map(async ({ visitor, county, board, ballots }) => {
      const mine = ballots.splice(0, each);
      for (const ballot of mine) {
        const place = { auditId, jurisdiction: county, board, ballot };
        await send(visitor, 'record-ballot', { ...place, record, basedOn: null });
      }
      return mine.length;
    }),
  );
  return entered.reduce((all, one) => all + one, 0);
}

async function untilOpen(ada: Visitor, auditId: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await ada.client.ask('plan', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') return;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(100);
  }
}
