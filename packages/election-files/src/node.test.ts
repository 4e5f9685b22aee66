import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCardPack } from './card-pack-reader.ts';
import { nodePackCodec, openFile, packCvrs } from './node.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reference = (path: string) => fileURLToPath(new URL(`../reference/${path}`, import.meta.url));

test('an accepted upload becomes a pack named by its digest', async () => {
  const packPath = join(folder, 'alder.pack');
  const files = [{ name: 'cvr.csv', path: reference('synthetic-pineland/Alder/cvr.csv') }];
  const { reading, pack } = await packCvrs({ files, packPath });
  expect(reading).toMatchObject({ accepted: true, format: 'dominion-csv', cards: 2212 });
  const bytes = readFileSync(packPath);
  expect(pack).toEqual({ sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  const { source, close } = await openFile(packPath);
  const opened = await openCardPack(source, nodePackCodec);
  expect(opened).toMatchObject({ ok: true, value: { directory: { cards: 2212 } } });
  await close();
});

test('a compressed report is opened while it is read', async () => {
  const files = [{ name: 'r.json.gz', path: reference('synthetic-pineland/Elm/cvr-report.json.gz') }];
  const { reading } = await packCvrs({ files, packPath: join(folder, 'elm.pack') });
  expect(reading).toMatchObject({ accepted: true, format: 'nist-cdf-json', cards: 223 });
});

test('a refused or stopped upload leaves nothing behind', async () => {
  const packPath = join(folder, 'bad.pack');
  const files = [{ name: 'cvr.csv', path: reference('malformed/dominion-duplicate-ballot.csv') }];
  expect((await packCvrs({ files, packPath })).pack).toBeUndefined();
  await expect(packCvrs({ files, packPath, signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
    'stopped',
  );
  await expect(packCvrs({ files: [{ name: 'a', path: join(folder, 'no such file') }], packPath })).rejects.toThrow(
    'ENOENT',
  );
  expect(existsSync(packPath)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});
