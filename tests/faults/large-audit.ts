import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AuditEvent, ballotsToAudit, currentRound, isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { loadAudit } from '../../apps/server/src/audit/history/load-audit.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { appendEvents, openChain } from '../../apps/server/src/log/append-events.ts';
import { auditChain, fieldworkChain } from '../../apps/server/src/log/audit-chains.ts';
import type { Services } from '../../apps/server/src/services.ts';
import { openServices } from '../../apps/server/src/start-server.ts';
import { addBoardLink } from '../../apps/server/src/stores/board-links.ts';
import { boardToken, digestOfToken } from '../../apps/server/src/stores/token.ts';
import { defineLevy, LEVY, send } from './levy.ts';
import { type ServedOffice, serveOffice } from './served-office.ts';
import { planLargeAudit, type Visitor, visitorAt } from './visitor.ts';

const PATIENCE_MS = 600_000;
const MANAGER = 'jane@harbor.example';
const BOARD = 'Board 1';
const CARDS_OF_JURISDICTION = 10_000;

export type LargeAudit = { readonly auditId: string; readonly jurisdictions: readonly string[] };

/**
 * An audit as large as a whole state's in a data directory of its own: its first round is open, and in every jurisdiction a
 * board has looked at half of its ballots. Planned as people plan; what sixteen hundred people do, the log is given at once.
 */
export async function prepareLargeAudit(
  dataDirectory: string,
  wanted: { readonly jurisdictions: number; readonly draws: number },
): Promise<LargeAudit> {
  const planned = await planWholeAudit(dataDirectory, wanted.jurisdictions);
  const { auditId } = planned;
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  await openRound(office.administrator, auditId, wanted.draws);
  await stop(office);
  await withServices(dataDirectory, (services) => recordHalf(services, auditId));
  return planned;
}

/** The same audit before its inputs are committed to. */
export async function planWholeAudit(dataDirectory: string, count: number): Promise<LargeAudit> {
  const jurisdictions = Array.from({ length: count }, (_, index) => `County ${index + 1}`);
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const auditId = await planInputs(office, jurisdictions);
  await stop(office);
  await withServices(dataDirectory, (services) => registerManifests(services, auditId, jurisdictions.slice(1)));
  return { auditId, jurisdictions };
}

/** The boards of the same audit look at the other half and sign, and its first round is closed. */
export async function closeLargeAudit(dataDirectory: string, { auditId }: LargeAudit): Promise<void> {
  await withServices(dataDirectory, (services) => recordRest(services, auditId));
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  await send(office.administrator, 'close-round', { auditId, round: 1 });
  await stop(office);
}

async function stop(office: ServedOffice): Promise<void> {
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
}

async function withServices(dataDirectory: string, act: (services: Services) => Promise<void>): Promise<void> {
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
  const { services, close } = await openServices(config, () => undefined);
  await act(services);
  await close();
}

async function planInputs(office: ServedOffice, jurisdictions: readonly string[]): Promise<string> {
  const { administrator: ada } = office;
  const auditId = await planLargeAudit(office, ada, { name: 'Large', jurisdictions, manager: MANAGER });
  const cards = jurisdictions.length * CARDS_OF_JURISDICTION;
  await defineLevy(ada, { auditId, cards, yes: 0.52, electionName: 'Large', state: 'TX' });
  const [first = ''] = jurisdictions;
  const slot = { auditId, kind: 'manifest', jurisdiction: first } as const;
  const batches = Array.from({ length: CARDS_OF_JURISDICTION / 100 }, (_, index) => `Precinct ${index + 1},100`);
  const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${batches.join('\n')}\n`);
  await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  return auditId;
}

/** The others use the same file. */
async function registerManifests(services: Services, auditId: string, others: readonly string[]): Promise<void> {
  const { audit } = await loadAudit(services.db, auditId);
  assert(audit.phase === 'planning', 'it is being planned', audit.phase);
  const file = audit.files.find(({ kind }) => kind === 'manifest');
  assert(file !== undefined, 'the first manifest is registered', auditId);
  const events = others.map((jurisdiction) => ({ type: 'file-registered', file: { ...file, jurisdiction } }) as const);
  await append(services, auditChain(auditId), events);
}

async function openRound(ada: Visitor, auditId: string, draws: number): Promise<void> {
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [LEVY]: draws } });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await ada.client.ask('commitment', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') return;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(200);
  }
}

/** In every jurisdiction one board has the first half of its ballots behind it. */
async function recordHalf(services: Services, auditId: string): Promise<void> {
  const { audit, head } = await loadAudit(services.db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  const { number: round, work } = currentRound(audit);
  const opened = { number: head.number, hash: head.hash };
  for (const jurisdiction of Object.keys(work)) {
    const ballots = ballotsToAudit(audit, jurisdiction);
    const board = BOARD;
    const events: readonly object[] = [
      { type: 'fieldwork-begun', jurisdiction, round, opened },
      { type: 'boards-created', jurisdiction, boards: [{ name: board, ballots }] },
      { type: 'board-members-named', jurisdiction, board, members: ['Ann', 'Bo'] },
      ...ballots.slice(0, ballots.length / 2).map((ballot) => recorded({ jurisdiction, ballot })),
    ];
    const chain = fieldworkChain(auditId, jurisdiction);
    const place = { auditId, jurisdiction, round, board };
    const token = boardToken(services.secret, { ...place, rotation: 0 });
    await services.db.transaction().execute(async (tx) => {
      await openChain(tx, chain, 'fieldwork');
      await addBoardLink(tx, place, { rotation: 0, tokenSha256: digestOfToken(token) });
    });
    // Made like the events of the commands; the log itself takes any.
    await append(services, chain, events as readonly AuditEvent[]);
  }
}

async function recordRest(services: Services, auditId: string): Promise<void> {
  const { audit } = await loadAudit(services.db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  for (const jurisdiction of Object.keys(currentRound(audit).work)) {
    const ballots = ballotsToAudit(audit, jurisdiction);
    await append(services, fieldworkChain(auditId, jurisdiction), [
      ...ballots.slice(ballots.length / 2).map((ballot) => recorded({ jurisdiction, ballot })),
      { type: 'board-signed-off', jurisdiction, board: BOARD },
    ]);
  }
}

function recorded({ jurisdiction, ballot }: { readonly jurisdiction: string; readonly ballot: string }): AuditEvent {
  const record = { state: 'not-found' } as const;
  return { type: 'ballot-recorded', version: 6, jurisdiction, board: BOARD, ballot, record };
}

/** Records a ballot more, in one jurisdiction after the other, each time it is called. */
export async function openRecorder(
  dataDirectory: string,
  auditId: string,
): Promise<{ readonly record: () => Promise<void>; readonly close: () => Promise<void> }> {
  const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
  const { services, close } = await openServices(config, () => undefined);
  const { audit } = await loadAudit(services.db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  const open = Object.keys(currentRound(audit).work).map((jurisdiction) => ({
    jurisdiction,
    ballots: ballotsToAudit(audit, jurisdiction).toReversed(),
    next: 0,
  }));
  let turn = 0;
  const record = async () => {
    const place = open[turn % open.length];
    assert(place !== undefined, 'there are jurisdictions', auditId);
    turn += 1;
    const { jurisdiction, ballots } = place;
    const ballot = ballots[place.next % ballots.length];
    place.next += 1;
    assert(ballot !== undefined, 'a jurisdiction with work has ballots', jurisdiction);
    await append(services, fieldworkChain(auditId, jurisdiction), [recorded({ jurisdiction, ballot })]);
  };
  return { record, close };
}

/** Somebody at the only board of the first jurisdiction, on a tablet of their own. */
export async function openBoard(office: ServedOffice, auditId: string): Promise<Visitor> {
  const jane = await office.signedIn(MANAGER);
  const desk = await jane.client.ask('jurisdiction', { auditId, jurisdiction: 'County 1' });
  assert(desk.ok, 'the manager sees the board', desk);
  const tablet = visitorAt(office.origin, { patienceMs: PATIENCE_MS });
  const board = desk.value.boards[0];
  await send(tablet, 'sign-in-to-board', {
    token: board?.link?.split('/').at(-1) ?? '',
    pin: board?.pin?.digits ?? '',
  });
  return tablet;
}

async function append(services: Services, chain: string, events: readonly AuditEvent[]): Promise<void> {
  const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:bench' };
  await services.db.transaction().execute((tx) => appendEvents(tx, chain, occasion, events));
}
