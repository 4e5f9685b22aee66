import { createHash } from 'node:crypto';
import { eventsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { createZipWriter, memorySource } from '@plumbline/election-files';
import { nodeDeflater, nodeInflater } from '@plumbline/election-files/node';
import { checkGivenFiles } from '@plumbline/record';
import { expect, test } from 'vitest';
import { packRecords } from './pack-records.ts';

/* An answer as it leaves the office: the same bytes each time, and no byte of it changes unseen. */

const room = county();

async function answerOf(kinds: readonly ('forms' | 'batches' | 'containers' | 'log')[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const entries = eventsOf(room).map(({ type, at }, number) => {
    return { number: number + 1, at, type, hash: String(number).padStart(64, '0') };
  });
  const archive = packRecords(
    {
      room,
      asked: {
        request: '2026-041',
        askedOn: '2026-11-08',
        records: { kinds, place: 'site:P-02', from: null, until: null },
      },
      office: 'Tamarack County Elections',
      election: 'General Election',
      head: { number: entries.length, hash: '90ab17f4dd'.padEnd(64, '0') },
      at: '2026-11-09T10:45:00-06:00',
      time: 'Nov 9, 2026',
      texts: new Map(),
      entries,
    },
    () => undefined,
  );
  for await (const piece of archive) pieces.push(piece);
  return Buffer.concat(pieces);
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const check = (archive: Uint8Array) =>
  checkGivenFiles(memorySource(archive), { inflater: nodeInflater, startDigest: () => createHash('sha256') });

const ANSWER = answerOf(['forms', 'batches']);

test('the same record gives the same bytes, which hold', async () => {
  const answer = await ANSWER;
  expect(digestOf(await answerOf(['forms', 'batches']))).toBe(digestOf(answer));
  const found = await check(answer);
  expect(found).toMatchObject({ sha256: digestOf(answer), problems: [] });
  expect(found.files).toBeGreaterThan(5);
});

/** Places in a file that are the same each time, and spread over all of it. */
function* places(length: number, count: number): Generator<number> {
  for (let state = 1; count > 0; count -= 1) {
    state = (state * 48271) % 0x7fffffff;
    yield state % length;
  }
}

test('a thousand changes of one byte are all found', async () => {
  const answer = await answerOf(['batches', 'containers', 'log']);
  const found = { changes: 0, seen: 0 };
  for (const at of places(answer.length, 1_000)) {
    const changed = new Uint8Array(answer);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    found.changes += 1;
    if ((await check(changed)).problems.length > 0) found.seen += 1;
  }
  expect(found).toEqual({ changes: 1_000, seen: 1_000 });
}, 120_000);

test('what is cut off, added at the end, left out or put in its place is found', async () => {
  const answer = await ANSWER;
  const problemsOf = async (archive: Uint8Array) => (await check(archive)).problems;
  expect(await problemsOf(answer.subarray(0, -1))).toEqual([{ problem: 'unreadable' }]);
  expect(await problemsOf(Buffer.concat([answer, Buffer.from([0])]))).not.toEqual([]);
  // The same files with their fingerprints, packed by another program.
  const archiveOf = (files: Readonly<Record<string, string>>) => {
    const pieces: Uint8Array[] = [];
    const zip = createZipWriter({ output: { write: (bytes) => pieces.push(bytes.slice()) }, deflater: nodeDeflater });
    for (const [path, text] of Object.entries(files)) zip.add(path, Buffer.from(text));
    zip.finish();
    return Buffer.concat(pieces);
  };
  const lineOf = (path: string, text: string) => `${digestOf(Buffer.from(text))}  ${path}\n`;
  const list = lineOf('a.csv', 'a') + lineOf('b.csv', 'b');
  expect(await problemsOf(archiveOf({ 'a.csv': 'a', 'c.csv': 'c', 'MANIFEST.sha256': list }))).toEqual([
    { problem: 'not-listed', path: 'c.csv' },
    { problem: 'missing', path: 'b.csv' },
    { problem: 'written-otherwise', at: 18 },
  ]);
  expect(await problemsOf(archiveOf({ 'a.csv': 'x', 'b.csv': 'b', 'MANIFEST.sha256': list }))).toContainEqual({
    problem: 'changed',
    path: 'a.csv',
  });
  expect(await problemsOf(archiveOf({ 'a.csv': 'a' }))).toContainEqual({ problem: 'no-fingerprints' });
  expect(await problemsOf(new TextEncoder().encode('no archive'))).toEqual([{ problem: 'unreadable' }]);
});
