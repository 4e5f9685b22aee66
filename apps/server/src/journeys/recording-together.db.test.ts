import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEvent } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type AuditHistory, checkChain, emptyHistory, eventOf, withEntries } from '@plumbline/record';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDrawsOf } from '../audit/history/draws-of-rounds.ts';
import { loadAudit } from '../audit/history/load-audit.ts';
import { appendEvents, sha256OfText } from '../log/append-events.ts';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { holdAuditAlone } from '../log/read-audit-log.ts';
import { readLog } from '../log/read-log.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

/* What boards record is decided in memory and written together; and others may write to the same log at any moment. */

const COUNTY = 'Adams';
const TARGET = 'Levy';
const CONTEST = {
  ...{ name: TARGET, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 },
  totalBallots: 1_000,
  cardsBearing: null,
  choices: [
    { name: 'Yes', votes: 700 },
    { name: 'No', votes: 300 },
  ],
  jurisdictions: 'all',
} as const;
const NOT_FOUND = { state: 'not-found' } as const;

const office = await openTestOffice();
afterAll(() => office.close());
const { db } = office.services;
const ada = await office.signedIn(ADMINISTRATOR);

type Board = { readonly person: TestPerson; readonly board: string; readonly ballots: string[] };
let auditId = '';
let boards: readonly Board[] = [];
const chain = () => fieldworkChain(auditId, COUNTY);

beforeAll(async () => {
  auditId = await planAudit(office, ada, {
    name: 'Together',
    type: 'ballot-polling',
    contests: [CONTEST],
    participants: ({ first }) => `Jurisdiction,Admin Email\n${COUNTY},${first}\n`,
  });
  const jane = await office.signedIn(FIRST_MANAGER);
  const batches = Array.from({ length: 40 }, (_, index) => `${index + 1},25`);
  const manifest = `Batch Name,Number of Ballots\n${batches.join('\n')}\n`;
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: COUNTY }, manifest);
  await openFirstRound(ada, { auditId, seed: '31415926535897932384', sampleSizes: { [TARGET]: 200 } });
  await jane.send('create-boards', { auditId, jurisdiction: COUNTY, count: 8 });
  const { boards: created } = await jane.ask('jurisdiction', { auditId, jurisdiction: COUNTY });
  boards = await Promise.all(
    created.map(async ({ board, link }) => {
      const place = { auditId, jurisdiction: COUNTY, board };
      const person = office.nobody();
      await openBoard(office.services, person, link);
      await person.send('name-board-members', { ...place, members: ['Joe'] });
      const { ballots } = await person.ask('board', place);
      return { person, board, ballots: ballots.map(({ ballot }) => ballot) };
    }),
  );
}, 300_000);

function boardAt(index: number): Board {
  const board = boards[index];
  assert(board !== undefined, 'there are so many boards', index);
  return board;
}

/** The next ballot that the board has not entered. */
function recording({ board, ballots }: Board) {
  const ballot = ballots.shift();
  assert(ballot !== undefined, 'the board has ballots left', board);
  return { auditId, jurisdiction: COUNTY, board, ballot, record: NOT_FOUND, basedOn: null };
}

async function recordedTimes(ballot: string): Promise<number> {
  const entries = await readLog(db, chain());
  const events = entries.map((entry) => eventOf<AuditEvent>(entry).event);
  return events.filter((event) => event.type === 'ballot-recorded' && event.ballot === ballot).length;
}

/** The audit as somebody tells it who reads its log from the beginning. */
async function foldedAnew(): Promise<AuditHistory> {
  const audit = await readLog(db, auditChain(auditId));
  const fieldwork = new Map([[COUNTY, await readLog(db, chain())]]);
  async function* read() {
    yield { audit, fieldwork };
  }
  let history = emptyHistory(auditId);
  for await (const news of withDrawsOf(db, read())) history = withEntries(history, news);
  return history;
}

/** Has the audit held by somebody else until it is let go; whoever records waits for it in the database. */
async function holdElsewhere(): Promise<() => Promise<void>> {
  const isHeld = Promise.withResolvers<void>();
  const isLetGo = Promise.withResolvers<void>();
  const holding = db.transaction().execute(async (tx) => {
    await holdAuditAlone(tx, auditId);
    isHeld.resolve();
    await isLetGo.promise;
  });
  await isHeld.promise;
  return () => {
    isLetGo.resolve();
    return holding;
  };
}

/** The connections on which something is being written together, and waits. */
async function waitingWriters(): Promise<readonly number[]> {
  for (let times = 0; times < 500; times += 1) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%write_together%'`.execute(db);
    if (rows.length > 0) return rows.map(({ pid }) => pid);
    await sleep(10);
  }
  return [];
}

test('boards of one county that wait for each other share a commit, and each has its entry and its answer', async () => {
  const letGo = await holdElsewhere();
  const [first, ...others] = boards;
  assert(first !== undefined && others.length === 7, 'there are eight boards', boards.length);
  const before = await readLog(db, chain());
  const sent = [first.person.client.send('record-ballot', recording(first), randomUUID())];
  expect(await waitingWriters()).toHaveLength(1);
  sent.push(...others.map((one) => one.person.client.send('record-ballot', recording(one), randomUUID())));
  // They have arrived, and wait for the one before them and not for the database.
  await sleep(500);
  expect(await waitingWriters()).toHaveLength(1);
  await letGo();
  for (const answer of await Promise.all(sent)) expect(answer).toMatchObject({ ok: true });
  const { rows } = await sql<{ number: number; commit: string }>`
    select number, xmin::text as commit from log_entry
    where chain = ${chain()} and number > ${before.length} order by number`.execute(db);
  expect(rows).toHaveLength(8);
  expect(new Set(rows.map(({ commit }) => commit)).size).toBe(2);
  const entries = await readLog(db, chain());
  expect(checkChain(entries, sha256OfText).ok).toBe(true);
  const kept = await db
    .selectFrom('command_outcome')
    .select('command_id')
    .where(
      'command_id',
      'in',
      entries.slice(before.length).map((entry) => eventOf<AuditEvent>(entry).body.commandId),
    )
    .execute();
  expect(kept).toHaveLength(8);
});

test('what is recorded at once is in memory as the log tells it', async () => {
  await Promise.all(
    boards.flatMap((one) =>
      [recording(one), recording(one), recording(one)].map((entry) => one.person.send('record-ballot', entry)),
    ),
  );
  const entries = await readLog(db, chain());
  const events = entries.map((entry) => eventOf<AuditEvent>(entry).event);
  const said = events.flatMap((event) => (event.type === 'ballot-recorded' ? [event.ballot] : []));
  expect(said).toHaveLength(32);
  expect(await loadAudit(db, auditId)).toEqual(await foldedAnew());
});

test('the same command sent twice at once is done once, and answered twice', async () => {
  const one = boardAt(0);
  const entry = recording(one);
  const commandId = randomUUID();
  const send = () => one.person.client.send('record-ballot', entry, commandId);
  const answers = await Promise.all([send(), send(), send()]);
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: {} });
  expect(await send()).toEqual({ ok: true, value: {} });
  expect(await recordedTimes(entry.ballot)).toBe(1);
  const differently = await one.person.client.send('record-ballot', { ...entry, basedOn: 1 }, commandId);
  expect(differently).toMatchObject({ ok: false, error: { code: 'command-repeated-differently' } });
});

test('the same command sent with others is done once, and the others are not held up by it', async () => {
  const one = boardAt(0);
  const place = { auditId, jurisdiction: COUNTY, board: one.board };
  const members = { ...place, members: ['Joe', 'Ann'] };
  const commandId = randomUUID();
  expect(await one.person.client.send('name-board-members', members, commandId)).toMatchObject({ ok: true });
  const before = (await readLog(db, chain())).length;
  // It would be taken a second time, so only what was kept of the first tells that it is done.
  const answers = await Promise.all([
    one.person.client.send('name-board-members', members, commandId),
    ...boards.map((board) => board.person.client.send('record-ballot', recording(board), randomUUID())),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  expect(await readLog(db, chain())).toHaveLength(before + boards.length);
});

test('what others wrote meanwhile counts, though this process has not read it', async () => {
  const one = boardAt(1);
  const theirs = recording(one);
  const mine = recording(one);
  const { board, ballot } = theirs;
  const sayingOf = (one: string) => {
    return { type: 'ballot-recorded', version: 6, jurisdiction: COUNTY, board, ballot: one, record: NOT_FOUND };
  };
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'system:another-process' };
  await db.transaction().execute((tx) => appendEvents(tx, chain(), occasion, [sayingOf(ballot)]));
  expect(await one.person.refused('record-ballot', theirs)).toMatchObject({ code: 'entry-changed-meanwhile' });
  await one.person.send('record-ballot', mine);
  const later = recording(one);
  const another = sayingOf(recording(one).ballot);
  await db.transaction().execute((tx) => appendEvents(tx, chain(), occasion, [another]));
  await one.person.send('record-ballot', later);
  expect(await recordedTimes(later.ballot)).toBe(1);
  expect(checkChain(await readLog(db, chain()), sha256OfText).ok).toBe(true);
});

test('an entry of the office that comes in between is read before anything more is recorded', async () => {
  const one = boardAt(2);
  const before = await loadAudit(db, auditId);
  const digest = Sha256Schema.parse('0'.repeat(64));
  const event: AuditEvent = { type: 'text-redacted', digest, jurisdiction: null, reason: 'It names a voter.' };
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'system:another-process' };
  await db.transaction().execute((tx) => appendEvents(tx, auditChain(auditId), occasion, [event]));
  const entry = recording(one);
  await one.person.send('record-ballot', entry);
  expect(await recordedTimes(entry.ballot)).toBe(1);
  expect((await loadAudit(db, auditId)).head.number).toBe(before.head.number + 1);
});

test('where the connection breaks while it is written, nobody is told that it was not; sent again it is there once', async () => {
  const one = boardAt(3);
  const entry = recording(one);
  const commandId = randomUUID();
  const letGo = await holdElsewhere();
  const answer = one.person.client.send('record-ballot', entry, commandId);
  for (const pid of await waitingWriters()) {
    await db.executeQuery(sql`select pg_terminate_backend(${pid}, 5000)`.compile(db));
  }
  expect(await answer).toMatchObject({ ok: false, error: { status: 503, code: 'outcome-unknown' } });
  await letGo();
  expect(await one.person.client.send('record-ballot', entry, commandId)).toMatchObject({ ok: true });
  expect(await recordedTimes(entry.ballot)).toBe(1);
});

test('a board hears of what is recorded at its own table and in the office, and nothing of other tables', async () => {
  const [here, there] = [boardAt(4), boardAt(5)];
  const heard: string[] = [];
  const listening = new AbortController();
  const stream = await here.person.fetch(`${office.origin}/api/live?auditId=${auditId}`, {
    method: 'GET',
    headers: {},
    signal: listening.signal,
  });
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) heard.push(decoder.decode(chunk));
  })().catch(() => undefined);
  for (let times = 0; times < 3; times += 1) await there.person.send('record-ballot', recording(there));
  await sleep(500);
  expect(heard.join('')).not.toContain('event: changed');
  await here.person.send('record-ballot', recording(here));
  for (let times = 0; times < 300 && !heard.join('').includes('event: changed'); times += 1) await sleep(10);
  expect(heard.join('')).toContain(`"board":"${here.board}"`);
  expect(heard.join('')).not.toContain(`"board":"${there.board}"`);
  listening.abort();
  await reading;
});

test('a ballot takes one journey to the database, which finds that the board still has what it had', async () => {
  const one = boardAt(6);
  await one.person.send('record-ballot', recording(one));
  let taken = 0;
  const count = () => {
    taken += 1;
  };
  const journeys: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    // What was recorded is told a moment later, by a journey of its own.
    await sleep(300);
    taken = 0;
    office.services.pool.on('acquire', count);
    await one.person.send('record-ballot', recording(one));
    office.services.pool.off('acquire', count);
    journeys.push(taken);
  }
  // The least, because jobs take a connection now and then.
  expect(Math.min(...journeys)).toBe(1);
});

const BACK_FROM = {
  'its link was replaced': ['update board_link set rotation = rotation + 1 where board = $1', 'rotation - 1'],
  'the round is another': ['update audit set round = round + 1 where $1 <> $$$$', 'round - 1'],
  'the audit is deleted': ['update audit set deleted_at = now() where $1 <> $$$$', 'null'],
} as const;

test.each(Object.entries(BACK_FROM))(
  'when %s, a board records nothing more, and who writes with it is not held up',
  async (_, [change, before]) => {
    const [one, other] = [boardAt(6), boardAt(7)];
    await Promise.all([one, other].map((each) => each.person.send('record-ballot', recording(each))));
    const entries = [recording(one), recording(other)] as const;
    const { pool } = office.services;
    await pool.query(change, [one.board]);
    const isOnlyMine = change.includes('board_link');
    const [mine, theirs] = await Promise.all(
      [one, other].map((each, index) =>
        each.person.client.send('record-ballot', entries[index] ?? entries[0], randomUUID()),
      ),
    );
    expect(mine).toMatchObject({ ok: false });
    expect(theirs).toMatchObject({ ok: isOnlyMine });
    expect(await recordedTimes(entries[0].ballot)).toBe(0);
    expect(await recordedTimes(entries[1].ballot)).toBe(isOnlyMine ? 1 : 0);
    await pool.query(change.replace(/= [^=]+ where/, `= ${before} where`), [one.board]);
    await one.person.send('record-ballot', entries[0]);
    expect(await recordedTimes(entries[0].ballot)).toBe(1);
  },
);

test('when its session is over, a board records nothing more', async () => {
  const one = boardAt(7);
  await one.person.send('record-ballot', recording(one));
  const entry = recording(one);
  await office.services.pool.query(
    'delete from web_session using board_link link where link.board_id = web_session.board_id and link.board = $1',
    [one.board],
  );
  expect(await one.person.refused('record-ballot', entry)).toMatchObject({ code: 'not-signed-in' });
  expect(await recordedTimes(entry.ballot)).toBe(0);
});

test('what is in memory after all of it is the fold of the log', async () => {
  expect(await loadAudit(db, auditId)).toEqual(await foldedAnew());
});
