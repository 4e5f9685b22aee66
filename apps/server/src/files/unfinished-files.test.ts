import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { assert, err, ok } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openDiskBlobStore } from './blob-store.ts';
import { openUnfinishedFiles } from './unfinished-files.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline unfinished '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;
const emptyFolder = () => path.join(scratch, `folder ${made++}`);

const NAME = { owner: 'jane', key: 'aa' };
const part = (offset: number, text: string, bytesMax = 100) => ({
  offset,
  bytesMax,
  body: Readable.from([Buffer.from(text)]),
});

/** Brings so much and then breaks. */
function broken(text: string): Readable {
  async function* bytes() {
    yield Buffer.from(text);
    throw new Error('the line broke');
  }
  return Readable.from(bytes());
}

test('a file comes part after part, and whoever begins elsewhere is told where it stands', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  expect(await files.held(NAME)).toBe(0);
  expect(await files.add(NAME, part(0, 'abc'))).toEqual(ok(3));
  expect(await files.add(NAME, part(0, 'abc'))).toEqual(err({ code: 'misplaced', held: 3 }));
  expect(await files.add(NAME, part(4, 'e'))).toEqual(err({ code: 'misplaced', held: 3 }));
  expect(await files.add(NAME, part(3, 'def'))).toEqual(ok(6));
  expect(readFileSync((await files.place(NAME)) ?? '', 'utf8')).toBe('abcdef');
  expect(await files.held({ ...NAME, owner: 'omar' })).toBe(0);
  expect(await files.held({ ...NAME, key: 'ab' })).toBe(0);
});

test('of a part that breaks off, what came before is kept', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  expect(await files.add(NAME, { offset: 0, bytesMax: 100, body: broken('abcd') })).toEqual(ok(4));
  expect(await files.add(NAME, part(4, 'ef'))).toEqual(ok(6));
  expect(readFileSync((await files.place(NAME)) ?? '', 'utf8')).toBe('abcdef');
});

test('the memory of what was written is let go at once, and not when V8 looks for it', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  const chunks = [new Uint8Array(65_536).fill(1), new Uint8Array(65_536).fill(2)];
  expect(await files.add(NAME, { offset: 0, bytesMax: 131_072, body: Readable.from(chunks) })).toEqual(ok(131_072));
  expect(chunks.map((chunk) => chunk.byteLength)).toEqual([0, 0]);
  const written = readFileSync((await files.place(NAME)) ?? '').toString('hex');
  expect(written).toBe('01'.repeat(65_536) + '02'.repeat(65_536));
});

test('nothing is kept of a part that goes beyond the end of its file', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  await files.add(NAME, part(0, 'abc'));
  expect(await files.add(NAME, part(3, 'defg', 6))).toEqual(err({ code: 'too-long', held: 3 }));
  expect(await files.add(NAME, part(3, 'def', 6))).toEqual(ok(6));
  expect(readFileSync((await files.place(NAME)) ?? '', 'utf8')).toBe('abcdef');
});

test('what a killed process wrote beyond what it had answered is not counted', async () => {
  const folder = emptyFolder();
  await openUnfinishedFiles(folder).add(NAME, part(0, 'abc'));
  appendFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'XYZ');
  const files = openUnfinishedFiles(folder);
  expect(await files.held(NAME)).toBe(3);
  expect(await files.add(NAME, part(3, 'd'))).toEqual(ok(4));
  expect(readFileSync((await files.place(NAME)) ?? '', 'utf8')).toBe('abcd');
});

test('a part that is sent again while its broken line is still open takes its place', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  const silent = new PassThrough();
  silent.write('abc');
  const first = files.add(NAME, { offset: 0, bytesMax: 100, body: silent });
  await new Promise((resolve) => setImmediate(resolve));
  const second = await files.add(NAME, part(0, 'abcdef'));
  const held = await first;
  expect(held.ok).toBe(true);
  // Whether anything of the first had been written: in either case the second says where to go on.
  const at = held.ok ? held.value : 0;
  expect(second).toEqual(at === 0 ? ok(6) : err({ code: 'misplaced', held: at }));
  if (at > 0) await files.add(NAME, part(at, 'abcdef'.slice(at)));
  expect(readFileSync((await files.place(NAME)) ?? '', 'utf8')).toBe('abcdef');
});

test('an owner has few unfinished files, and those that stood still for longest go first', async () => {
  const folder = emptyFolder();
  const files = openUnfinishedFiles(folder);
  const names = Array.from({ length: 12 }, (_, index) => ({ owner: 'jane', key: `${index}x` }));
  for (const [index, name] of names.entries()) {
    await files.add(name, part(0, 'abcd'));
    const place = await files.place(name);
    assert(place !== undefined, 'it was added');
    utimesSync(place, 1_000 + index, 1_000 + index);
  }
  await files.add({ owner: 'omar', key: '0x' }, part(0, 'abcd'));
  const last = names[11] ?? NAME;
  await files.makeRoom(last, 100);
  const kept = async () => {
    const held = await Promise.all(names.map(async (name) => ((await files.held(name)) > 0 ? [name.key] : [])));
    return held.flat();
  };
  expect(await kept()).toEqual(['2x', '3x', '4x', '5x', '6x', '7x', '8x', '9x', '10x', '11x']);
  await files.makeRoom(last, 9);
  expect(await kept()).toEqual(['9x', '10x', '11x']);
  expect(await files.held({ owner: 'omar', key: '0x' })).toBe(4);
});

test('a file of which a part is on its way is not discarded for another', async () => {
  const files = openUnfinishedFiles(emptyFolder());
  await files.add(NAME, part(0, 'abc'));
  const body = new PassThrough();
  const adding = files.add(NAME, { offset: 3, bytesMax: 100, body });
  body.write('d');
  await files.makeRoom({ ...NAME, key: 'ab' }, 0);
  body.end('e');
  expect(await adding).toEqual(ok(5));
  await files.makeRoom({ ...NAME, key: 'ab' }, 0);
  expect(await files.held(NAME)).toBe(0);
});

test('a file that is whole is taken into the store, and is unfinished until it is discarded', async () => {
  const directory = emptyFolder();
  const store = openDiskBlobStore(directory);
  await store.unfinished.add(NAME, part(0, 'a'));
  await store.unfinished.add(NAME, part(1, 'bc'));
  // SHA-256 of "abc": FIPS 180-2, appendix B.1.
  const abc = { sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', bytes: 3 };
  expect(createHash('sha256').update('abc').digest('hex')).toBe(abc.sha256);
  expect(await store.take(NAME)).toEqual(abc);
  // A server that was stopped here begins once more.
  expect(await openDiskBlobStore(directory).take(NAME)).toEqual(abc);
  expect(readFileSync(path.join(directory, 'ba', abc.sha256), 'utf8')).toBe('abc');
  await store.unfinished.discard(NAME);
  expect(await store.take(NAME)).toBeUndefined();
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
  expect(readFileSync(path.join(directory, 'ba', abc.sha256), 'utf8')).toBe('abc');
});

test('a file that another has taken and discarded meanwhile is the file of the store', async () => {
  const text = 'x'.repeat(4_000_000);
  for (let wait = 0; wait < 12; wait += 1) {
    const store = openDiskBlobStore(emptyFolder());
    await store.unfinished.add(NAME, { ...part(0, text), bytesMax: text.length });
    const taken = await store.take(NAME);
    const again = store.take(NAME);
    await new Promise((resolve) => setTimeout(resolve, wait));
    await store.unfinished.discard(NAME);
    expect([taken, undefined]).toContainEqual(await again);
  }
});

test('a damaged file of the store is mended by the same file sent in parts', async () => {
  const directory = emptyFolder();
  const store = openDiskBlobStore(directory);
  const { sha256 } = await store.put(Readable.from([Buffer.from('abc')]));
  appendFileSync(path.join(directory, 'ba', sha256), 'd');
  await store.unfinished.add(NAME, part(0, 'abc'));
  await store.take(NAME);
  expect(readFileSync(path.join(directory, 'ba', sha256), 'utf8')).toBe('abc');
});

test('what stands still for a day is cleared away', async () => {
  const directory = emptyFolder();
  await openDiskBlobStore(directory).unfinished.add(NAME, part(0, 'abc'));
  const [file = ''] = readdirSync(path.join(directory, 'incoming'));
  const yesterday = Date.now() / 1_000 - 25 * 3_600;
  utimesSync(path.join(directory, 'incoming', file), yesterday, yesterday);
  await openDiskBlobStore(directory).unfinished.add({ owner: 'omar', key: 'aa' }, part(0, 'x'));
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual(['omar.aa.1']);
  // Also where nobody uploads anything any more.
  utimesSync(path.join(directory, 'incoming', 'omar.aa.1'), yesterday, yesterday);
  await openDiskBlobStore(directory).removeAbandoned();
  expect(readdirSync(path.join(directory, 'incoming'))).toEqual([]);
  await openDiskBlobStore(emptyFolder()).removeAbandoned();
});
