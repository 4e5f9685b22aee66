import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { appendEvents } from '../log/append-events.ts';
import { fieldworkChain } from '../log/audit-chains.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, SECOND_MANAGER } from './plan-audit.ts';
import { planPolling } from './plan-small-election.ts';

/* Whoever has an answer asks whether it is still the same. J1 and J2 are Jane's, J3 is Omar's. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { auditId, jane } = await planPolling(office, ada, 'Asked again');
const omar = await office.signedIn(SECOND_MANAGER);
await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 2 });
const desk = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });

async function sitDown(at: number): Promise<TestPerson> {
  const person = office.nobody();
  await openBoard(office.services, person, desk.boards[at]?.link);
  return person;
}

const place = (board: string) => ({ auditId, jurisdiction: 'J1', board });
const [first, second] = await Promise.all([sitDown(0), sitDown(1)]);
await first.send('name-board-members', { ...place('Audit Board #01'), members: ['Ann', 'Bo'] });

const PROGRESS = `/api/queries/round-progress?auditId=${auditId}`;
const boardAddress = (board: string) => `/api/queries/board?${new URLSearchParams(place(board))}`;

async function get(person: TestPerson, address: string, tag?: string | null) {
  const headers: Record<string, string> = typeof tag === 'string' ? { 'if-none-match': tag } : {};
  const response = await person.fetch(`${office.origin}${address}`, { method: 'GET', headers });
  const text = await response.text();
  const { status } = response;
  return { status, text, tag: response.headers.get('etag'), cached: response.headers.get('cache-control') };
}

async function recordNext(person: TestPerson, board: string): Promise<void> {
  const { ballots } = await person.ask('board', place(board));
  const next = ballots.find((one) => one.state === 'not-audited');
  assert(next !== undefined, 'a ballot is left', board);
  const record = { state: 'not-found' } as const;
  await person.send('record-ballot', { ...place(board), ballot: next.ballot, record, basedOn: null });
}

test('as long as nothing has happened, whoever has the answer is told so, without the answer', async () => {
  const answer = await get(ada, PROGRESS);
  expect(answer).toMatchObject({ status: 200, cached: 'private, no-cache', tag: expect.stringMatching(/^W\/".+"$/) });
  const again = await get(ada, PROGRESS, answer.tag);
  expect(again).toEqual({ status: 304, text: '', tag: answer.tag, cached: 'private, no-cache' });
  // A tag of another answer, and none at all, are given the whole answer.
  expect(await get(ada, PROGRESS, 'W/"another"')).toEqual(answer);
  expect(await get(ada, PROGRESS, `W/"another", ${answer.tag}`)).toMatchObject({ status: 304 });
});

/** How often a connection is taken for a request; the least of a few, because jobs take some meanwhile. */
async function journeysFor(act: () => Promise<{ readonly status: number }>, status: number): Promise<number> {
  const { pool } = office.services;
  const counts: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    let count = 0;
    const add = () => {
      count += 1;
    };
    pool.on('acquire', add);
    const answer = await act();
    pool.off('acquire', add);
    expect(answer.status).toBe(status);
    counts.push(count);
  }
  return Math.min(...counts);
}

test('who asks, what they may and that nothing has happened is found out in one journey to the database', async () => {
  const { tag } = await get(ada, PROGRESS);
  expect(await journeysFor(() => get(ada, PROGRESS, tag), 304)).toBe(1);
  const address = boardAddress('Audit Board #01');
  const own = await get(first, address);
  // A board's page also names whom it may ask for help.
  expect(await journeysFor(() => get(first, address, own.tag), 304)).toBe(2);
});

test('what was recorded is in the very next answer, in whichever jurisdiction it was', async () => {
  const before = await get(ada, PROGRESS);
  await recordNext(first, 'Audit Board #01');
  const after = await get(ada, PROGRESS, before.tag);
  expect(after.status).toBe(200);
  const linesOf = (text: string) => JSON.parse(text).jurisdictions as { jurisdiction: string; unitsDone: number }[];
  const done = (text: string) => linesOf(text).map(({ jurisdiction, unitsDone }) => [jurisdiction, unitsDone]);
  const [j1, ...others] = done(before.text);
  expect(done(after.text)).toEqual([['J1', Number(j1?.[1]) + 1], ...others]);
});

/** A ballot, as another process writes it, which tells this one nothing. */
async function recordElsewhere(board: string, ballot: string): Promise<void> {
  const record = { state: 'not-found' } as const;
  const event = { type: 'ballot-recorded', version: 6, jurisdiction: 'J1', board, ballot, record } as const;
  const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'another process' };
  await office.services.db.transaction().execute(async (tx) => {
    await appendEvents(tx, fieldworkChain(auditId, 'J1'), occasion, [event]);
  });
}

test('what was recorded elsewhere is found in two journeys: who asks and what has moved, and what it is', async () => {
  const doneAt = (text: string) =>
    (JSON.parse(text).jurisdictions as { jurisdiction: string; unitsDone: number }[])[0]?.unitsDone;
  const { ballots } = await first.ask('board', place('Audit Board #01'));
  const left = ballots.filter((one) => one.state === 'not-audited').slice(0, 4);
  const before = doneAt((await get(ada, PROGRESS)).text);
  const counts: number[] = [];
  for (const [index, { ballot }] of left.entries()) {
    await recordElsewhere('Audit Board #01', ballot);
    let count = 0;
    const add = () => {
      count += 1;
    };
    office.services.pool.on('acquire', add);
    const { text } = await get(ada, PROGRESS);
    office.services.pool.off('acquire', add);
    expect(doneAt(text)).toBe(Number(before) + index + 1);
    counts.push(count);
  }
  expect(counts).toHaveLength(4);
  expect(Math.min(...counts)).toBe(2);
});

test('what is in no log of the audit shows as well: who has signed in since', async () => {
  const before = await get(ada, PROGRESS);
  office.clock.now = new Date(office.clock.now.getTime() + 60_000);
  await office.signedIn(SECOND_MANAGER);
  const after = await get(ada, PROGRESS, before.tag);
  expect(after.status).toBe(200);
  const line = JSON.parse(after.text).jurisdictions.find((one: { jurisdiction: string }) => one.jurisdiction === 'J3');
  expect(line.lastSignIn).toBe(office.clock.now.toISOString());
});

test('what another board does changes nothing for a board, nor does the tag tell of it', async () => {
  const before = await get(second, boardAddress('Audit Board #02'));
  expect(before.status).toBe(200);
  await recordNext(first, 'Audit Board #01');
  expect(await get(second, boardAddress('Audit Board #02'), before.tag)).toMatchObject({
    status: 304,
    tag: before.tag,
  });
  const own = await get(first, boardAddress('Audit Board #01'));
  await recordNext(first, 'Audit Board #01');
  expect(await get(first, boardAddress('Audit Board #01'), own.tag)).toMatchObject({ status: 200 });
});

test('a tag opens nothing: whoever may not read the answer is not told that it is the same', async () => {
  const progress = await get(ada, PROGRESS);
  const board = await get(second, boardAddress('Audit Board #02'));
  const refused = { tag: null, cached: 'no-store' };
  expect(await get(office.nobody(), PROGRESS, progress.tag)).toMatchObject({ status: 401, ...refused });
  // A manager knows of the audit, and may not see how far the others are.
  expect(await get(jane, PROGRESS, progress.tag)).toMatchObject({ status: 403, ...refused });
  expect(await get(omar, boardAddress('Audit Board #02'), board.tag)).toMatchObject({ status: 403, ...refused });
  expect(await get(first, boardAddress('Audit Board #02'), board.tag)).toMatchObject({ status: 403, ...refused });
});

test('whoever has lost a duty, or the session, is refused although nothing else has changed', async () => {
  const eve = await office.signedIn('eve@office.example');
  const { db } = office.services;
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'eve@office.example')
    .executeTakeFirstOrThrow();
  const duty = { organization_id: office.organizationId, person_id: id };
  await db.insertInto('organization_administrator').values(duty).execute();
  const answer = await get(eve, PROGRESS);
  expect(await get(eve, PROGRESS, answer.tag)).toMatchObject({ status: 304 });
  await db.deleteFrom('organization_administrator').where('person_id', '=', id).execute();
  expect(await get(eve, PROGRESS, answer.tag)).toMatchObject({ status: 404, tag: null });
  const leaving = await office.signedIn(ADMINISTRATOR);
  expect(await get(leaving, PROGRESS, answer.tag)).toMatchObject({ status: 304 });
  const cookie = leaving.cookie();
  await leaving.send('sign-out', {});
  const headers = { cookie, 'if-none-match': answer.tag ?? '' };
  expect((await fetch(`${office.origin}${PROGRESS}`, { headers })).status).toBe(401);
});

test('an answer that rests on what cannot be said is given anew and kept by nobody', async () => {
  const answer = await get(jane, `/api/queries/jurisdiction?${new URLSearchParams({ auditId, jurisdiction: 'J1' })}`);
  expect(answer).toMatchObject({ status: 200, tag: null, cached: 'no-store' });
});
