import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Sha256 } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openDiskBlobStore } from './blob-store.ts';
import { receiveUpload } from './receive-upload.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline blobs '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;
function emptyStore() {
  const directory = path.join(scratch, `store ${made++}`);
  return { directory, store: openDiskBlobStore(directory) };
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

async function contentOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await collect(stream)).toString('utf8');
}

// SHA-256 of "abc": FIPS 180-2, appendix B.1.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' as Sha256;

test('a file is stored under the SHA-256 of its content and comes back whole', async () => {
  const { store, directory } = emptyStore();
  expect(await store.put(Readable.from([Buffer.from('a'), Buffer.from('bc')]))).toEqual({ sha256: ABC, bytes: 3 });
  expect(await contentOf(store.read(ABC))).toBe('abc');
  expect(await store.size(ABC)).toBe(3);
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
});

test('the same file twice is one file', async () => {
  const { store } = emptyStore();
  await Promise.all([1, 2, 3].map(() => store.put(Readable.from([Buffer.from('abc')]))));
  expect(await collect(store.list())).toEqual([{ sha256: ABC, bytes: 3 }]);
});

test('stored files are for the server alone', async () => {
  const { store, directory } = emptyStore();
  await store.put(Readable.from([Buffer.from('abc')]));
  expect(statSync(path.join(directory, 'ba', ABC)).mode & 0o077).toBe(0);
});

test('a file that was changed on the disk is reported when it is read', async () => {
  const { store, directory } = emptyStore();
  await store.put(Readable.from([Buffer.from('abc')]));
  writeFileSync(path.join(directory, 'ba', ABC), 'abd');
  await expect(contentOf(store.read(ABC))).rejects.toThrow('was changed');
});

test('a file that is not there has no size, and reading it says that it is missing', async () => {
  const { store } = emptyStore();
  expect(await store.size(ABC)).toBeUndefined();
  await expect(contentOf(store.read(ABC))).rejects.toThrow('is missing');
  expect(await collect(store.list())).toEqual([]);
});

test('an upload is stored as it arrives', async () => {
  const { store } = emptyStore();
  const chunks = Array.from({ length: 64 }, (_, index) => Buffer.alloc(65_536, index));
  const sha256 = createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
  const received = await receiveUpload(store, Readable.from(chunks), { bytesMax: 64 * 65_536, bytesHeldMax: 0 });
  expect(received).toEqual(ok({ sha256, bytes: 64 * 65_536 }));
});

test('a small upload is held until all of it is here, and nothing of it is stored', async () => {
  const { store } = emptyStore();
  const parts = () => Readable.from([Buffer.from('a'), Buffer.from('bc')]);
  expect(await receiveUpload(store, parts(), { bytesMax: 9, bytesHeldMax: 3 })).toEqual(ok(Buffer.from('abc')));
  expect(await collect(store.list())).toEqual([]);
  expect(await receiveUpload(store, parts(), { bytesMax: 9, bytesHeldMax: 2 })).toEqual(ok({ sha256: ABC, bytes: 3 }));
  expect(await contentOf(store.read(ABC))).toBe('abc');
});

test('a small file is kept at one go, under the SHA-256 of its content and for the server alone', async () => {
  const { store, directory } = emptyStore();
  for (let time = 0; time < 2; time += 1) {
    expect(await store.keep(Buffer.from('abc'))).toEqual({ sha256: ABC, bytes: 3 });
    expect(await collect(store.list())).toEqual([{ sha256: ABC, bytes: 3 }]);
  }
  expect(await contentOf(store.read(ABC))).toBe('abc');
  expect(statSync(path.join(directory, 'ba', ABC)).mode & 0o077).toBe(0);
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
});

test('folders that somebody took away are made again, and what could not be kept is not there', async () => {
  const { store, directory } = emptyStore();
  await store.keep(Buffer.from('abc'));
  rmSync(path.join(directory, 'ba'), { recursive: true });
  await expect(store.keep(Buffer.from('abc'))).rejects.toThrow('ENOENT');
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
  expect(await store.keep(Buffer.from('abc'))).toEqual({ sha256: ABC, bytes: 3 });
  expect(await contentOf(store.read(ABC))).toBe('abc');
});

test('nothing is kept of an upload that is one byte too large', async () => {
  const { store, directory } = emptyStore();
  const body = Readable.from([Buffer.from('ab'), Buffer.from('c')]);
  expect(await receiveUpload(store, body, { bytesMax: 2, bytesHeldMax: 0 })).toEqual(
    err({ code: 'upload-too-large', bytesMax: 2 }),
  );
  expect(await collect(store.list())).toEqual([]);
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
});

test('nothing is kept of an upload that breaks off', async () => {
  const { store, directory } = emptyStore();
  async function* breaksOff() {
    yield Buffer.from('abc');
    throw new Error('aborted');
  }
  const received = await receiveUpload(store, Readable.from(breaksOff()), { bytesMax: 10, bytesHeldMax: 0 });
  expect(received).toEqual(err({ code: 'upload-interrupted', bytesReceived: 3 }));
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
});

test('an empty upload is refused', async () => {
  const { store } = emptyStore();
  expect(await receiveUpload(store, Readable.from([]), { bytesMax: 10, bytesHeldMax: 0 })).toEqual(
    err({ code: 'upload-empty' }),
  );
});

test('a store that cannot write is not taken for an upload that broke off', async () => {
  const { store, directory } = emptyStore();
  writeFileSync(directory, 'a file where the directory should be');
  const body = Readable.from([Buffer.from('abc')]);
  await expect(receiveUpload(store, body, { bytesMax: 10, bytesHeldMax: 0 })).rejects.toThrow('ENOTDIR');
});

test('a process killed in the middle of an upload leaves no file, and what it was writing is cleared away in time', async () => {
  const { store, directory } = emptyStore();
  const program = `
    import { openDiskBlobStore } from ${JSON.stringify(new URL('./blob-store.ts', import.meta.url).href)};
    async function* endless() {
      for (;;) { yield Buffer.alloc(65_536); console.log('more'); await new Promise(setImmediate); }
    }
    await openDiskBlobStore(${JSON.stringify(directory)}).put(endless());`;
  const uploader = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(uploader.stdout, 'data');
  uploader.kill('SIGKILL');
  await once(uploader, 'exit');

  expect(await collect(store.list())).toEqual([]);
  const [leftBehind = ''] = readdirSync(path.join(directory, 'incoming'));
  expect(leftBehind).not.toBe('');
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  utimesSync(path.join(directory, 'incoming', leftBehind), twoDaysAgo, twoDaysAgo);
  await store.put(Readable.from([Buffer.from('abc')]));
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
  expect(await collect(store.list())).toEqual([{ sha256: ABC, bytes: 3 }]);
});
