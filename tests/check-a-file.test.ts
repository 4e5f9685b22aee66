import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { inspect } from '../apps/cli/src/inspect.ts';
import { inspectChosen } from '../apps/web/src/pages/check-a-file/inspect-chosen.ts';
import { browserInflater } from '../packages/election-files/src/browser.ts';
import { createZipWriter, type InspectKind, inspectionJson } from '../packages/election-files/src/index.ts';
import { nodeDeflater, nodeInflater } from '../packages/election-files/src/node.ts';
import { crc32 } from '../packages/election-files/src/zip/crc32.ts';
import { repository } from './source-files.ts';

/* The page that checks a file answers what the command answers: the same readers, with what a browser has instead of Node's zlib. */

const REFERENCE = path.join(repository, 'packages/election-files/reference');
const at = (name: string) => path.join(REFERENCE, name);

afterEach(() => vi.restoreAllMocks());

async function answerOfCommand(files: readonly string[], as?: InspectKind): Promise<unknown> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  await inspect([...files, ...(as === undefined ? [] : ['--as', as]), '--json']);
  log.mockRestore();
  return JSON.parse(printed.join('\n'));
}

async function answerOfPage(files: readonly string[], as?: InspectKind): Promise<unknown> {
  const chosen = await Promise.all(
    files.map(async (file) => ({ name: path.basename(file), blob: await openAsBlob(file) })),
  );
  const answer = await inspectChosen({ files: chosen, as }, () => {});
  return answer.ok ? JSON.parse(JSON.stringify(inspectionJson(answer.inspection))) : answer;
}

const filesIn = (folder: string): readonly string[] => readdirSync(at(folder)).map((name) => at(`${folder}/${name}`));

test.each([
  ...['malformed', 'reports', 'workbooks', 'nist-cdf', 'colorado-2017-coordinated', 'georgia-2026-05-19-primary'],
  ...['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Hazel'].map(
    (county) => `synthetic-pineland/${county}`,
  ),
])('every file of %s is answered as the command answers it', async (folder) => {
  const files = filesIn(folder);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect([file, await answerOfPage([file])]).toEqual([file, await answerOfCommand([file])]);
});

test.each([
  'alaska-2024-general/CVR_Export-partial.zip',
  'sf-2024-general/CVR_Export-partial.zip',
  'colorado-clear-creek-2016-primary/CVR_Export_20160713143950.zip',
])('a real export is answered the same: %s', async (file) => {
  const answer = await answerOfPage([at(file)]);
  expect(answer).toEqual(await answerOfCommand([at(file)]));
  expect(answer).toMatchObject({ kind: 'cvr', cards: expect.any(Number) });
});

test('a kind that is given sets the same rules, and parts of one export are one upload', async () => {
  const manifest = at('malformed/manifest-missing-tabulator.csv');
  const kinds = ['manifest', 'manifest-polling', 'manifest-comparison', 'manifest-hybrid', 'dominion-csv'] as const;
  for (const as of kinds) expect(await answerOfPage([manifest], as)).toEqual(await answerOfCommand([manifest], as));
  const several = [at('malformed/manifest-blank-cell.csv'), at('malformed/dominion-blank-record-id.csv')];
  expect(await answerOfPage(several)).toEqual(await answerOfCommand(several));
});

test('a damaged compressed file is told from any other', async () => {
  const whole = gzipSync(readFileSync(at('malformed/manifest-zero-ballots.csv')));
  const check = (bytes: Buffer, name: string) =>
    inspectChosen({ files: [{ name, blob: new Blob([new Uint8Array(bytes)]) }], as: undefined }, () => {});
  expect(await check(whole, 'a.csv.gz')).toMatchObject({ ok: true });
  expect(await check(whole.subarray(0, whole.length - 9), 'a.csv.gz')).toEqual({ ok: false, failure: 'damaged' });
  expect(await check(Buffer.from('Batch Name,Number of Ballots\n'), 'a.csv.gz')).toEqual({
    ok: false,
    failure: 'damaged',
  });
});

test('bytes are expanded and summed as zlib does it, also where they are damaged', async () => {
  const texts = ['', 'a', 'abcdefgh', 'abcdefghi', 'x'.repeat(100_003), JSON.stringify(readdirSync(at('malformed')))];
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    expect(crc32(bytes, 0)).toBe(nodeInflater.crc32(bytes, 0));
    expect(crc32(bytes, 0xdeadbeef)).toBe(nodeInflater.crc32(bytes, 0xdeadbeef));
    const compressed = nodeDeflater.deflateRaw(bytes);
    for (const size of [bytes.length, bytes.length + 1, Math.max(0, bytes.length - 1)]) {
      expect(await browserInflater.inflateRaw(compressed, size)).toEqual(
        await toPlain(nodeInflater.inflateRaw(compressed, size)),
      );
    }
  }
  // The check value that the catalogue of CRCs gives for CRC-32/ISO-HDLC.
  expect(crc32(new TextEncoder().encode('123456789'), 0)).toBe(0xcbf43926);
});

test('a large entry of an archive that is damaged is refused with the same words', async () => {
  const parts: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => parts.push(bytes.slice()) }, deflater: nodeDeflater });
  const rows = Array.from({ length: 600_000 }, (_, index) => `${index},${(index * 7919) % 104_729}`);
  zip.add(
    'cvr.csv',
    new TextEncoder().encode(`${readFileSync(at('malformed/dominion-blank-record-id.csv'))}${rows.join('\n')}`),
  );
  zip.finish();
  const bytes = Buffer.concat(parts);
  // Behind the header of the entry and its name: a block of a type that there is none of.
  bytes[30 + 'cvr.csv'.length] = 0x07;
  const inflaters = [browserInflater, nodeInflater];
  const { inspectUpload, memorySource, NOTHING_TO_COMPARE } = await import('../packages/election-files/src/index.ts');
  const [ours, nodes] = await Promise.all(
    inflaters.map((inflater) =>
      inspectUpload({
        files: [{ name: 'export.zip', source: memorySource(new Uint8Array(bytes)) }],
        as: 'dominion-csv',
        context: NOTHING_TO_COMPARE,
        inflater,
        onProgress: () => {},
      }),
    ),
  );
  expect(nodes.issues.map(({ code }) => code)).toContain('BAD_ZIP');
  expect(ours).toEqual(nodes);
});

async function toPlain(bytes: Uint8Array | undefined | Promise<Uint8Array | undefined>) {
  const plain = await bytes;
  return plain === undefined ? undefined : new Uint8Array(plain);
}
