import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@plumbline/prelude';
import { checkChain, type LogEntry } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { planAudit } from '../journeys/plan-audit.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { appendEvents, sha256OfText } from './append-events.ts';
import { readHead } from './read-log.ts';
import { logBlocks } from './stream-log.ts';

const ENTRIES = 10_000;
const FILLING = { electionName: 'x'.repeat(150), state: 'CA', riskLimitPercent: 5, dataEntry: 'online' };

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { services } = office;

const auditId = await planAudit(office, ada, { name: 'Long', type: 'ballot-polling', ...POLLING });
const chain = `audit:${auditId}`;
const occasion = { commandId: randomUUID(), at: office.clock.now, actor: 'system:test' };
const events = Array.from({ length: ENTRIES }, () => ({ type: 'settings-changed', version: 3, settings: FILLING }));
await services.db.transaction().execute((tx) => appendEvents(tx, chain, occasion, events));

function ask(): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const address = `${office.origin}/api/log.jsonl?auditId=${auditId}`;
    http.get(address, { headers: { cookie: ada.cookie() } }, resolve).on('error', reject);
  });
}

test('a log of ten thousand entries arrives whole, every line of it sealed to the one before', async () => {
  const head = await readHead(services.db, chain);
  const response = await ask();
  expect(response.statusCode).toBe(200);
  const lines = (await text(response)).split('\n');
  expect(lines.pop()).toBe('');
  // Our own export, which the chain checks.
  const entries = lines.map((line) => JSON.parse(line) as LogEntry);
  expect(entries.length).toBeGreaterThan(ENTRIES);
  expect(checkChain(entries, sha256OfText).ok).toBe(true);
  expect(entries.at(-1)?.hash).toBe(head?.hash);
});

test('no more of the log is read than somebody takes', async () => {
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  services.pool.on('acquire', count);
  try {
    // A connection takes as much ahead as the machine's buffers hold; this one takes a single block of lines and then nothing.
    const lines = Readable.from(logBlocks(services.db, chain));
    let found = 0;
    const reader = new Writable({
      objectMode: true,
      highWaterMark: 1,
      // It is never done with it.
      write(block: string) {
        found += linesIn(block);
      },
    });
    lines.pipe(reader);
    await standsStill(() => statements);
    expect(statements).toBeLessThanOrEqual(2);
    lines.unpipe(reader);
    for await (const block of lines) found += linesIn(String(block));
    expect(found).toBeGreaterThan(ENTRIES);
    expect(statements).toBeGreaterThan(2);
  } finally {
    services.pool.off('acquire', count);
  }
});

function linesIn(block: string): number {
  return block.split('\n').length - 1;
}

async function standsStill(read: () => number): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const before = read();
    await sleep(200);
    if (read() === before) return;
  }
  assert(false, 'the server waits for whoever reads');
}
