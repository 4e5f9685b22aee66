import { hash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AuditEvent, type BegunAudit, findBoard, isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAudit, loadFieldworkForUpdate } from '../audit/history/load-audit.ts';
import { checkInstallation } from '../check/check-installation.ts';
import { connect } from '../database/connect.ts';
import { appendEvents } from '../log/append-events.ts';
import { fieldworkChain, holdAuditTogether } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

const COUNTIES = Array.from({ length: 50 }, (_, index) => `County ${String(index + 1).padStart(2, '0')}`);
const BOARD = 'Audit Board #01';
const TARGET = 'Levy';
const CONTESTS = [
  {
    name: TARGET,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    pendingBallots: 0,
    totalBallots: 5_000,
    cardsBearing: null,
    choices: [
      { name: 'Yes', votes: 3_500 },
      { name: 'No', votes: 1_500 },
    ],
    jurisdictions: 'all' as const,
  },
];
const NOT_FOUND = { state: 'not-found' } as const;

const office = await openTestOffice();
afterAll(() => office.close());
const { db } = office.services;
const ada = await office.signedIn(ADMINISTRATOR);

type Board = { readonly person: TestPerson; readonly jurisdiction: string; readonly ballots: readonly string[] };
let auditId = '';
let boards: readonly Board[] = [];

/** An audit of fifty counties in its first round, with a board at work in each that has something to audit. */
beforeAll(async () => {
  auditId = await planAudit(office, ada, {
    name: 'Fifty counties',
    type: 'ballot-polling',
    contests: CONTESTS,
    participants: ({ first }) => ['Jurisdiction,Admin Email', ...COUNTIES.map((one) => `${one},${first}`)].join('\n'),
  });
  const jane = await office.signedIn(FIRST_MANAGER);
  for (const jurisdiction of COUNTIES) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, 'Batch Name,Number of Ballots\n1,60\n2,40\n');
  }
  await openFirstRound(ada, { auditId, seed: '31415926535897932384', sampleSizes: { [TARGET]: 400 } });
  boards = await Promise.all(
    COUNTIES.map(async (jurisdiction) => {
      const place = { auditId, jurisdiction, board: BOARD };
      await jane.send('create-boards', { auditId, jurisdiction, count: 1 });
      const { boards: created } = await jane.ask('jurisdiction', { auditId, jurisdiction });
      const person = office.nobody();
      await openBoard(office.services, person, created[0]?.link);
      await person.send('name-board-members', { ...place, members: ['Joe'] });
      const { ballots } = await person.ask('board', place);
      return { person, jurisdiction, ballots: ballots.map(({ ballot }) => ballot) };
    }),
  );
}, 300_000);

function recording({ jurisdiction }: Board, ballot: string, basedOn: number | null) {
  return { auditId, jurisdiction, board: BOARD, ballot, record: NOT_FOUND, basedOn };
}

test('fifty boards in fifty counties record at once, and none waits for another', async () => {
  const [held, ...others] = boards;
  assert(held !== undefined && others.length === 49, 'every county has a board', boards.length);
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Somebody records in the first county for as long as it takes the others.
  const isHeld = Promise.withResolvers<void>();
  const holding = db.transaction().execute(async (tx) => {
    await holdAuditTogether(tx, auditId);
    const chain = fieldworkChain(auditId, held.jurisdiction);
    await tx.selectFrom('log_chain').select('id').where('id', '=', chain).forUpdate().execute();
    isHeld.resolve();
    await isReleased;
  });
  await isHeld.promise;
  let isFirstDone = false;
  const first = held.person.send('record-ballot', recording(held, held.ballots[0] ?? '', null)).then(() => {
    isFirstDone = true;
  });
  await Promise.all(others.map((one) => one.person.send('record-ballot', recording(one, one.ballots[0] ?? '', null))));
  expect(isFirstDone).toBe(false);
  release();
  await holding;
  await first;
  const { audit } = await loadAudit(db, auditId);
  assert(isInRounds(audit), 'the round is open', audit.phase);
  expect(audit.results.ballots.size).toBe(50);
});

test('a chain says first in which round it is, and names the entry that opened it', async () => {
  const { head } = await loadAudit(db, auditId);
  for (const { jurisdiction } of boards.slice(0, 3)) {
    const [entry, ...others] = await readLog(db, fieldworkChain(auditId, jurisdiction));
    assert(entry !== undefined, 'the county has entries', jurisdiction);
    expect(eventOf<AuditEvent>(entry).event).toEqual({
      type: 'fieldwork-begun',
      jurisdiction,
      round: 1,
      opened: { number: head.number, hash: head.hash },
    });
    const types = others.map((one) => eventOf<AuditEvent>(one).event.type);
    expect(types).toEqual(['boards-created', 'board-members-named', 'ballot-recorded']);
  }
});

/** As another process would, which tells this one nothing. */
async function nameElsewhere(jurisdiction: string, member: string): Promise<void> {
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'system:test' };
  const event = { type: 'board-members-named', jurisdiction, board: BOARD, members: [member] };
  const chain = fieldworkChain(auditId, jurisdiction);
  await db.transaction().execute(async (tx) => void (await appendEvents(tx, chain, occasion, [event])));
}

function named(audit: BegunAudit): ReadonlyMap<string, string | undefined> {
  assert(isInRounds(audit), 'the round is open', audit.phase);
  return new Map(
    COUNTIES.map((jurisdiction) => [jurisdiction, findBoard(audit, { jurisdiction, board: BOARD })?.members[0]]),
  );
}

test('what other processes record in any of fifty counties is in the next answer, whatever is read of the audit meanwhile', async () => {
  const names = new Map<string, string | undefined>(COUNTIES.map((jurisdiction) => [jurisdiction, 'Joe']));
  const readOfOne = (jurisdiction: string) =>
    db.transaction().execute((tx) => loadFieldworkForUpdate(tx, auditId, jurisdiction));
  for (let step = 0; step < 40; step += 1) {
    // Steps of 7 and 11 reach all of fifty, in no order of theirs.
    const touched = [step * 7, step * 11 + 3, step * 7 + 20].map((place) => COUNTIES[place % COUNTIES.length] ?? '');
    const before = loadAudit(db, auditId);
    for (const [place, jurisdiction] of touched.entries()) {
      names.set(jurisdiction, `Ann ${step} ${place}`);
      await nameElsewhere(jurisdiction, `Ann ${step} ${place}`);
    }
    await Promise.all([
      ...touched.map(readOfOne),
      loadAudit(db, auditId, touched[1]),
      loadAudit(db, auditId),
      loadAudit(db, auditId, touched[2]),
      before,
    ]);
    expect(named((await loadAudit(db, auditId)).audit), `step ${step}`).toEqual(names);
  }
  for (const jurisdiction of COUNTIES) await nameElsewhere(jurisdiction, 'Joe');
  expect([...new Set(named((await loadAudit(db, auditId)).audit).values())]).toEqual(['Joe']);
});

test('a round that closes while ballots arrive loses none, and takes none afterwards', async () => {
  await Promise.all(
    boards.map(async (board) => {
      const place = { auditId, jurisdiction: board.jurisdiction, board: BOARD };
      for (const ballot of board.ballots.slice(1)) {
        await board.person.send('record-ballot', recording(board, ballot, null));
      }
      await board.person.send('sign-off-board', { ...place, typedNames: ['Joe'] });
    }),
  );
  // Some boards are opened again and record more than once while the administrator tries to close the round.
  const kept: { readonly jurisdiction: string; readonly revision: number }[] = [];
  const busy = boards.slice(0, 8).map(async (board) => {
    const place = { auditId, jurisdiction: board.jurisdiction, board: BOARD };
    for (let revision = 1; revision < 6; revision += 1) {
      const reopened = await ada.client.send(
        'reopen-board',
        { ...place, reason: 'A sheet was read twice.' },
        randomUUID(),
      );
      if (!reopened.ok) return;
      const entry = recording(board, board.ballots[0] ?? '', revision);
      const recorded = await board.person.client.send('record-ballot', entry, randomUUID());
      if (recorded.ok) kept.push({ jurisdiction: board.jurisdiction, revision: revision + 1 });
      const signedOff = await board.person.client.send(
        'sign-off-board',
        { ...place, typedNames: ['Joe'] },
        randomUUID(),
      );
      if (!signedOff.ok) return;
    }
  });
  const closing = (async () => {
    for (let times = 0; times < 400; times += 1) {
      const closed = await ada.client.send('close-round', { auditId, round: 1 }, randomUUID());
      if (closed.ok) return;
      expect(['jurisdictions-outstanding', 'busy']).toContain(closed.error.code);
      await sleep(20);
    }
    assert(false, 'the round can be closed in the end');
  })();
  await Promise.all([...busy, closing]);

  const { audit } = await loadAudit(db, auditId);
  assert(audit.phase === 'round-closed', 'the round is closed', audit.phase);
  const heads = audit.rounds[0]?.fieldworkHeads ?? {};
  expect(Object.keys(heads).toSorted()).toEqual(COUNTIES);
  for (const board of boards) {
    const entries = await readLog(db, fieldworkChain(auditId, board.jurisdiction));
    // Nothing stands behind what the closing names, and everything that was answered with "kept" stands before it.
    expect(heads[board.jurisdiction]).toEqual({ number: entries.length, hash: entries.at(-1)?.hash });
    const recorded = entries
      .map((entry) => eventOf<AuditEvent>(entry).event)
      .filter(({ type }) => type === 'ballot-recorded');
    const again = kept.filter(({ jurisdiction }) => jurisdiction === board.jurisdiction);
    expect(recorded.length).toBe(board.ballots.length + again.length);
  }
  for (const board of boards.slice(0, 3)) {
    const late = await board.person.client.send(
      'record-ballot',
      recording(board, board.ballots[0] ?? '', 1),
      randomUUID(),
    );
    expect(late.ok).toBe(false);
  }
});

test('the check finds the chains to be one record, and names fieldwork that was rewritten as a whole', async () => {
  const { blobs, now } = office.services;
  const check = async () => {
    const { differences } = await checkInstallation({ db, blobs, now, ownsTheLog: false });
    return differences.filter(({ kind }) => kind === 'log');
  };
  expect(await check()).toEqual([]);
  const chain = fieldworkChain(auditId, 'County 01');
  const owner = connect(office.ownerTarget);
  const client = await owner.pool.connect();
  // Sealed as it ought to be, with its own head, by somebody who can change the database: only the audit's chain knows better.
  await client.query('alter table log_entry disable trigger user');
  await client.query('grant update on log_entry to current_user');
  await client.query(
    `update log_entry set body = replace(body, '"Joe"', '"Jim"'), hash = encode(sha256(convert_to(
      number::text || E'\\n' || previous_hash || E'\\n' || replace(body, '"Joe"', '"Jim"'), 'UTF8')), 'hex')
     where chain = $1 and number >= 3`,
    [chain],
  );
  const { rows } = await client.query('select number, body from log_entry where chain = $1 order by number', [chain]);
  let previous = '0'.repeat(64);
  for (const { number, body } of rows) {
    const sealed = hash('sha256', `${number}\n${previous}\n${body}`);
    await client.query('update log_entry set previous_hash = $3, hash = $4 where chain = $1 and number = $2', [
      chain,
      number,
      previous,
      sealed,
    ]);
    previous = sealed;
  }
  await client.query('update log_chain set head_hash = $2 where id = $1', [chain, previous]);
  client.release();
  await owner.disconnect();
  expect(await check()).toMatchObject([
    {
      kind: 'log',
      place: expect.stringContaining(`chain audit:${auditId}`),
      expected: expect.stringMatching(/^fieldwork of County 01 with number/),
      found: expect.stringContaining(previous),
    },
  ]);
});
