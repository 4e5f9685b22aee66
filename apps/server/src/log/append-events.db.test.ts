import { err, ok } from '@plumbline/prelude';
import { checkChain, eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../database/test-database.ts';
import { appendEvents, createChain, sha256OfText } from './append-events.ts';
import { readHead, readLog } from './read-log.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { db } = database;

const at = new Date('2026-11-10T17:42:00.000Z');
const occasion = { commandId: 'c-1', at, actor: 'r.ortiz@example.gov' };

async function newChain(id: string): Promise<string> {
  await db.transaction().execute((tx) => createChain(tx, id, 'audit'));
  return id;
}

function append(chain: string, events: readonly { readonly type: string }[]) {
  return db.transaction().execute((tx) => appendEvents(tx, chain, occasion, events));
}

test('appended events come back as they were, sealed in an unbroken chain', async () => {
  const chain = await newChain('a-1');
  const created = { type: 'audit-created', name: 'Señor Nguyễn \u0000 🗳️' };
  const named = { type: 'named', name: '"{NULL},\\ \n\t\u2028\u007f" \\"' };
  const seeded = { type: 'seed-set', seed: '06712221796172622814' };
  await append(chain, [created]);
  const head = await append(chain, [named, seeded]);
  const entries = await readLog(db, chain);
  expect(checkChain(entries, sha256OfText)).toEqual(ok(head));
  expect(entries.map((entry) => eventOf(entry).event)).toEqual([created, named, seeded]);
  expect(await readHead(db, chain)).toEqual(head);
});

test('an entry says who, when, by which command and which version', async () => {
  const chain = await newChain('a-2');
  await db.transaction().execute((tx) => {
    return appendEvents(tx, chain, { ...occasion, onBehalfOf: 'Adams County' }, [{ type: 'seed-set' }]);
  });
  const [entry] = await readLog(db, chain);
  expect(entry?.body).toBe(
    '{"actor":"r.ortiz@example.gov","at":"2026-11-10T17:42:00.000Z","codeVersion":"0.1.0","commandId":"c-1","data":{},"onBehalfOf":"Adams County","type":"seed-set"}',
  );
});

test('what a transaction appended is gone when it is rolled back', async () => {
  const chain = await newChain('a-3');
  const attempt = db.transaction().execute(async (tx) => {
    await appendEvents(tx, chain, occasion, [{ type: 'seed-set' }]);
    throw new Error('something else went wrong');
  });
  await expect(attempt).rejects.toThrow('something else went wrong');
  expect(await readLog(db, chain)).toEqual([]);
  expect((await readHead(db, chain))?.number).toBe(0);
});

test('fifty writers at once make one unbroken chain', async () => {
  const chain = await newChain('a-4');
  const writers = Array.from({ length: 50 }, (_, writer) => append(chain, [{ type: `written-by-${writer}` }]));
  await Promise.all(writers);
  const entries = await readLog(db, chain);
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(checkChain(entries, sha256OfText)).toEqual(ok(await readHead(db, chain)));
});

test('a writer of one chain does not wait for the writer of another', async () => {
  const [held, free] = [await newChain('a-5'), await newChain('a-6')];
  await db.transaction().execute(async (tx) => {
    await appendEvents(tx, held, occasion, [{ type: 'slow' }]);
    // Were there one lock for all chains, this would wait for the transaction around it, and the test for ever.
    expect((await append(free, [{ type: 'quick' }])).number).toBe(1);
  });
});

test('six thousand events of one command are appended together', async () => {
  const chain = await newChain('a-7');
  const events = Array.from({ length: 6_000 }, (_, index) => ({ type: 'ballot-recorded', index }));
  expect((await append(chain, events)).number).toBe(6_000);
  const part = await readLog(db, chain, { from: 5_999, limit: 10 });
  expect(part.map(({ number }) => number)).toEqual([5_999, 6_000]);
});

test('a body changed behind the back of every guard is found', async () => {
  const chain = await newChain('a-8');
  await append(chain, [{ type: 'one' }, { type: 'two' }]);
  const entries = await readLog(db, chain);
  const tampered = entries.map((entry) => {
    return entry.number === 1 ? { ...entry, body: entry.body.replace('"one"', '"won"') } : entry;
  });
  const expected = sha256OfText(`1\n${'0'.repeat(64)}\n${tampered[0]?.body}`);
  expect(checkChain(tampered, sha256OfText)).toEqual(
    err({ at: 1, code: 'hash-differs', found: entries[0]?.hash, expected }),
  );
});

test('an entry is never older than the one before it: while the clock is behind, time stands still', async () => {
  const chain = await newChain('a-9');
  const appendAt = (time: string) => {
    const actor = 'person:"at":"1999-01-01T00:00:00.000Z"';
    const when = { ...occasion, actor, at: new Date(time) };
    return db.transaction().execute((tx) => appendEvents(tx, chain, when, [{ type: 'one' }, { type: 'two' }]));
  };
  for (const time of ['2026-11-10T10:00:00Z', '2026-11-10T09:59:58Z', '2026-11-10T10:00:01Z']) await appendAt(time);
  const times = (await readLog(db, chain)).map((entry) => eventOf(entry).body.at);
  const [first, last] = ['2026-11-10T10:00:00.000Z', '2026-11-10T10:00:01.000Z'];
  expect(times).toEqual([first, first, first, first, last, last]);
});
