import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RegisteredFile } from '@plumbline/audit';
import { fetchCvrs } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { openDiskBlobStore } from '../../files/blob-store.ts';
import { COMPARED_MANIFEST, dominionCvrs } from '../../testing/compared-counties.ts';
import { type CvrOrder, openCardPacks } from './card-packs.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'plumbline-packs-'));
afterAll(() => rm(directory, { recursive: true, force: true }));
const blobs = openDiskBlobStore(directory);
const packs = openCardPacks(blobs, directory);

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

const stored = await blobs.put(bytesOf(dominionCvrs()));
const listed = await blobs.put(bytesOf(COMPARED_MANIFEST));
const manifestFile: RegisteredFile = {
  ...listed,
  jurisdiction: 'J1',
  kind: 'manifest',
  name: 'manifest.csv',
  figures: { kind: 'manifest', batches: 4, ballots: 15 },
};
const ORDER: CvrOrder = {
  file: { name: 'cvrs.csv', ...stored },
  manifestFile,
  type: 'ballot-comparison',
  votesAllowed: [],
};
const MANIFEST = {
  batches: COMPARED_MANIFEST.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([tabulator = '', name = '', ballots]) => ({ tabulator, name, container: null, ballots: Number(ballots) })),
};

const CARD = { tabulator: 'TABULATOR2', batch: 'BATCH2', position: 4 };

async function recordId(): Promise<string | null | undefined> {
  const needed = { cards: [CARD], bearing: [] };
  const records = await packs.lookUp(ORDER, MANIFEST, (pack) => fetchCvrs(pack, MANIFEST, needed));
  return records.find(CARD)?.recordId;
}

const packNames = () => readdir(path.join(directory, 'packs'));

test('a card is looked up in a pack, which is made again where it is missing or damaged', async () => {
  const { figures } = await packs.read(ORDER, MANIFEST);
  expect(figures).toMatchObject({ cards: 14, withoutCvr: 1, files: [{ sha256: stored.sha256 }] });
  const [name = '', ...others] = await packNames();
  expect(others).toEqual([]);
  expect(await recordId()).toBe('5');
  const place = path.join(directory, 'packs', name);
  await rm(place);
  expect(await recordId()).toBe('5');
  await writeFile(place, 'not what was written');
  expect(await recordId()).toBe('5');
  expect(await packNames()).toEqual([name]);
});

test('a pack stays as long as its upload is stored and somebody asks for it', async () => {
  await recordId();
  await packs.removeUnused(new Date(Date.now() - 60_000));
  expect(await packNames()).toHaveLength(1);
  await packs.removeUnused(new Date(Date.now() + 60_000));
  expect(await packNames()).toEqual([]);
  await recordId();
  await blobs.remove(stored.sha256, new Date(Date.now() + 60_000));
  await packs.removeUnused(new Date(Date.now() - 60_000));
  expect(await packNames()).toEqual([]);
});

test('of an upload that is refused nothing is left behind', async () => {
  const wrong = await blobs.put(bytesOf('Batch Name,Number of Ballots\nB1,3\n'));
  const { reading, figures } = await packs.read({ ...ORDER, file: { name: 'manifest.csv', ...wrong } }, MANIFEST);
  expect([reading.accepted, figures]).toEqual([false, undefined]);
  expect(await packNames()).toEqual([]);
});
