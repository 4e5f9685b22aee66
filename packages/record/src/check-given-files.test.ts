import { createHash } from 'node:crypto';
import { type ByteSource, createZipWriter, csvText, memorySource, unpackedDeflater } from '@plumbline/election-files';
import { nodeDeflater, nodeInflater } from '@plumbline/election-files/node';
import { expect, test } from 'vitest';
import { checkGivenFiles } from './check-given-files.ts';

/* Archives as somebody makes them who wants one to be taken for what an office gave out. */

type File = readonly [path: string, text: string];

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const A: File = ['registers/a.csv', 'a\r\n'];
const B: File = ['forms/b, at “home”.pdf', 'b'];
const INDEX: File = ['index.csv', indexOf([A, B])];

function indexOf(files: readonly File[]): string {
  const heads = ['Number', 'Kind', 'Record', 'Place', 'Date', 'Version', 'File', 'SHA-256', 'Pages'];
  return csvText([
    heads,
    ...files.map(([path, text], at) => [at + 1, 'batches', 'B-1, B-2', '', '', '', path, digestOf(text), at]),
  ]);
}

function listOf(files: readonly File[]): File {
  return ['MANIFEST.sha256', files.map(([path, text]) => `${digestOf(text)}  ${path}\n`).join('')];
}

/** Packed as an office packs it. */
function archiveOf(files: readonly File[], deflater = unpackedDeflater(nodeDeflater.crc32)): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => pieces.push(bytes.slice()) }, deflater });
  for (const [path, text] of files) zip.add(path, Buffer.from(text));
  zip.finish();
  return Buffer.concat(pieces);
}

const check = (archive: Uint8Array) =>
  checkGivenFiles(memorySource(archive), { inflater: nodeInflater, startDigest: () => createHash('sha256') });
const problemsOf = async (archive: Uint8Array) => (await check(archive)).problems;

const GIVEN = [A, B, INDEX, listOf([A, B, INDEX])];

test('an archive as it was given out fits together, with the digest of the whole', async () => {
  const archive = archiveOf(GIVEN);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  expect(await check(archive)).toEqual({ sha256, files: 4, problems: [] });
});

const OTHER: File = [A[0], 'x\r\n'];
const [LIST, LISTED] = listOf([A, B, INDEX]);
const MARKED: File = ['index.csv', `${INDEX[1]}Maria Lopez`];
const TWIN: File = ['registers/A.csv', 'x'];

test.each([
  ['a file that was changed', [OTHER, B, INDEX, listOf([A, B, INDEX])], [{ problem: 'changed', path: A[0] }]],
  [
    'a file that was left out',
    [A, INDEX, listOf([A, B, INDEX])],
    [
      { problem: 'missing', path: B[0] },
      { problem: 'indexed-otherwise', path: B[0] },
    ],
  ],
  ['a file that was added', [A, TWIN, B, INDEX, [LIST, LISTED]], [{ problem: 'not-listed', path: TWIN[0] }]],
  ['a file with an empty list', [[LIST, '']], [{ problem: 'no-fingerprints' }]],
  ['a list that was left out', [A, B, INDEX], [{ problem: 'no-fingerprints' }]],
  ['a second list', [...GIVEN, [LIST, 'Maria Lopez']], [{ problem: 'no-fingerprints' }]],
  ['a second list that is the first again', [...GIVEN, [LIST, LISTED]], [{ problem: 'twice', path: LIST }]],
  ['words at the end of the list', [A, B, INDEX, [LIST, `${LISTED}Maria Lopez`]], [{ problem: 'no-fingerprints' }]],
  [
    'a line more in the list',
    [A, B, INDEX, [LIST, `${'0'.repeat(64)}  ${A[0]}\n${LISTED}`]],
    [{ problem: 'listed-otherwise' }],
  ],
  [
    'a list of nothing but ends of lines',
    [A, B, INDEX, [LIST, '\n'.repeat(1_000_000)]],
    [{ problem: 'no-fingerprints' }],
  ],
  ['blank lines in the list', [A, B, INDEX, [LIST, `\n${LISTED}\n`]], [{ problem: 'no-fingerprints' }]],
  [
    'words at the end of the index',
    [A, B, MARKED, listOf([A, B, MARKED])],
    [{ problem: 'indexed-otherwise', path: 'index.csv' }],
  ],
  ['a mark before the list', [A, B, INDEX, [LIST, `\ufeff${LISTED}`]], [{ problem: 'no-fingerprints' }]],
  ['files in another order', [B, A, INDEX, [LIST, LISTED]], [{ problem: 'listed-otherwise' }]],
  ['a list that comes first', [[LIST, LISTED], A, B, INDEX], [{ problem: 'listed-otherwise' }]],
  ['a name twice, in the list too', [A, A, B, INDEX, listOf([A, A, B, INDEX])], [{ problem: 'twice', path: A[0] }]],
  [
    'a name that differs in capitals, in the list too',
    [A, TWIN, B, INDEX, listOf([A, TWIN, B, INDEX])],
    [{ problem: 'twice', path: TWIN[0] }],
  ],
  [
    'a file and its line of the list',
    [OTHER, B, INDEX, listOf([OTHER, B, INDEX])],
    [{ problem: 'indexed-otherwise', path: A[0] }],
  ],
  [
    'an index that cannot be read, with its line of the list',
    [A, B, ['index.csv', INDEX[1].toUpperCase()], listOf([A, B, ['index.csv', INDEX[1].toUpperCase()]])],
    [{ problem: 'indexed-otherwise', path: 'index.csv' }],
  ],
] as const satisfies readonly (readonly [string, readonly File[], readonly object[]])[])(
  '%s is found',
  async (_, files, problems) => {
    expect(await problemsOf(archiveOf(files))).toEqual(expect.arrayContaining([...problems]));
  },
);

test('the same files packed by another program are told from what was given out', async () => {
  expect(await problemsOf(archiveOf(GIVEN, nodeDeflater))).toEqual([
    { problem: 'written-otherwise', at: expect.any(Number) },
  ]);
});

test.each([
  ['nothing', new Uint8Array(0), 'unreadable'],
  ['something else', new TextEncoder().encode('no archive'), 'unreadable'],
  ['an archive of nothing', archiveOf([]), 'no-fingerprints'],
  ['an archive that was cut off', archiveOf(GIVEN).subarray(0, -30), 'unreadable'],
  ['a name that leads out of it', archiveOf([['../a.csv', 'a']]), 'unsafe-name'],
  ['a name from the top of a disk', archiveOf([['/etc/a.csv', 'a']]), 'unsafe-name'],
  ['a name that nobody sees', archiveOf([['a\u202e.csv', 'a']]), 'unsafe-name'],
] as const)('%s: no', async (_, archive, problem) => {
  expect(await problemsOf(archive)).toEqual([{ problem }]);
});

test('what says that it is larger than anything that is given out is not unpacked', async () => {
  const archive = Buffer.from(archiveOf(GIVEN, nodeDeflater));
  // The size of the first file in the directory, which begins after the last file (APPNOTE 4.3.12).
  const directory = archive.readUInt32LE(archive.length - 6);
  archive.writeUInt32LE(0x7fffffff, directory + 24);
  expect(await problemsOf(archive)).toEqual([{ problem: 'too-large' }]);
});

test('what stands before, between or after the files is found', async () => {
  const archive = Buffer.from(archiveOf(GIVEN));
  const words = Buffer.from('Maria Lopez');
  // A remark on the whole, as long as it says (APPNOTE 4.3.16).
  const remarked = Buffer.concat([archive, words]);
  remarked.writeUInt16LE(words.length, archive.length - 2);
  for (const changed of [remarked, Buffer.concat([archive, words]), Buffer.concat([words, archive])]) {
    expect(await problemsOf(changed)).not.toEqual([]);
  }
});

test('every single byte counts', async () => {
  const archive = archiveOf(GIVEN);
  const unseen: number[] = [];
  for (let at = 0; at < archive.length; at += 1) {
    for (const bit of [1, 0x20, 0x80]) {
      const changed = new Uint8Array(archive);
      changed[at] = (changed[at] ?? 0) ^ bit;
      if ((await problemsOf(changed)).length === 0) unseen.push(at);
    }
  }
  expect(unseen).toEqual([]);
});

/** Too large to be read at once. */
const LARGE: File = ['registers/large.csv', '0123456789\r\n'.repeat(60_000)];
const LARGE_GIVEN = [A, LARGE, listOf([A, LARGE])];

test('a file that is read piece by piece is held against its fingerprint and its packing like any other', async () => {
  const archive = archiveOf(LARGE_GIVEN);
  expect(await problemsOf(archive)).toEqual([]);
  // From before the first head of a block, in steps that meet every part of heads and of what is between them.
  for (let at = archiveOf([A]).length - 100; at < archive.length; at += 21_841) {
    const changed = new Uint8Array(archive);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await problemsOf(changed), `byte ${at}`).not.toEqual([]);
  }
});

test.each([
  ['packed', nodeDeflater.deflateRaw, 'written-otherwise'],
  ['cut off', (bytes) => nodeDeflater.deflateRaw(bytes.subarray(1)), 'unreadable'],
  ['longer than it says', (bytes) => nodeDeflater.deflateRaw(Buffer.concat([bytes, bytes])), 'unreadable'],
  [
    'followed by words',
    (bytes) => Buffer.concat([nodeDeflater.deflateRaw(bytes), Buffer.alloc(700_000, 'Maria Lopez')]),
    'written-otherwise',
  ],
  ['no packed file', (bytes) => Buffer.from(bytes).fill(0xff), 'unreadable'],
] as const satisfies readonly (readonly [string, (bytes: Uint8Array) => Uint8Array, string])[])(
  'a large file that is %s is found',
  async (_, deflateRaw, problem) => {
    const large = (bytes: Uint8Array) => (bytes.length === LARGE[1].length ? deflateRaw(bytes) : inPieces(bytes));
    const inPieces = unpackedDeflater(nodeDeflater.crc32).deflateRaw;
    const archive = archiveOf(LARGE_GIVEN, { crc32: nodeDeflater.crc32, deflateRaw: large });
    expect(await problemsOf(archive)).toEqual([expect.objectContaining({ problem })]);
  },
);

test('no more than a megabyte of an archive is held at a time, whatever it holds', async () => {
  const archive = memorySource(
    archiveOf([['large.csv', 'x'.repeat(5_000_000)], listOf([['large.csv', 'x'.repeat(5_000_000)]])]),
  );
  let most = 0;
  const seen = (bytes: number) => {
    most = Math.max(most, bytes);
  };
  const source: ByteSource = {
    ...archive,
    read: async (offset, length) => {
      const bytes = (await archive.read?.(offset, length)) ?? new Uint8Array(0);
      seen(bytes.length);
      return bytes;
    },
  };
  const inflater = {
    ...nodeInflater,
    inflateRaw: (bytes: Uint8Array, sizeBytes: number) => {
      seen(sizeBytes);
      return nodeInflater.inflateRaw(bytes, sizeBytes);
    },
  };
  const checked = await checkGivenFiles(source, { inflater, startDigest: () => createHash('sha256') });
  expect(checked).toMatchObject({ files: 2, problems: [] });
  expect(most).toBeLessThanOrEqual(2 ** 20);
});
