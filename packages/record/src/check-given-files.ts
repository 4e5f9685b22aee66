import {
  type ByteSource,
  createZipWriter,
  type Inflater,
  openZip,
  UnreadableFile,
  unpackedBlocks,
  unpackedBytes,
  unpackedDeflater,
  type ZipArchive,
  type ZipEntry,
  type ZipLimits,
} from '@plumbline/election-files';

/** What is wrong with an archive that an office gave away. */
export type GivenFileProblem =
  /** It is no archive, or a file in it is damaged. */
  | { readonly problem: 'unreadable' }
  /** The name of a file in it leads out of it, or cannot be shown. */
  | { readonly problem: 'unsafe-name' }
  /** It holds more than any archive that is given away. */
  | { readonly problem: 'too-large' }
  /** It has no list of fingerprints, or one that is none. */
  | { readonly problem: 'no-fingerprints' }
  /** A file is not what its fingerprint says. */
  | { readonly problem: 'changed'; readonly path: string }
  /** A file of the list is not there. */
  | { readonly problem: 'missing'; readonly path: string }
  /** A file stands in no list. */
  | { readonly problem: 'not-listed'; readonly path: string }
  /** Another file has the same name, or one that is the same where capitals are no letters of their own: only one of them is seen. */
  | { readonly problem: 'twice'; readonly path: string }
  /** The list has the right files in another order than the archive, or says more than them. */
  | { readonly problem: 'listed-otherwise' }
  /** The index of an answer has another fingerprint for a file, or names one that is not there; or, of `index.csv`, is no such index. */
  | { readonly problem: 'indexed-otherwise'; readonly path: string }
  /** Written again from what is in it, it is another archive: from this byte on, counted from 0. */
  | { readonly problem: 'written-otherwise'; readonly at: number };

/** What a check of an archive found: nothing is wrong where there is no problem. */
export type GivenFilesCheck = {
  readonly sha256: string;
  readonly files: number;
  readonly problems: readonly GivenFileProblem[];
};

/** A SHA-256 that is fed piece by piece. The platform's own: packages reach it only as an argument. */
export type Digesting = {
  readonly update: (bytes: Uint8Array) => unknown;
  readonly digest: (encoding: 'hex') => string;
};

type With = { readonly inflater: Inflater; readonly startDigest: () => Digesting };

const FINGERPRINTS = 'MANIFEST.sha256';
const INDEX = 'index.csv';

/** No file that is given away is longer; files are read one at a time, piece by piece. */
const LIMITS: ZipLimits = {
  entriesMax: 1_000_000,
  archiveBytesMax: 16 * 2 ** 30,
  entryBytesMax: 2 ** 29,
  totalBytesMax: 16 * 2 ** 30,
  ratioMax: 200,
};

/**
 * Checks a packet or an answer to a records request as it was given away: every file against its fingerprint, the list and the index against the files, and
 * the archive byte by byte against one that is written from the same files. No byte of it can change without a problem, unless its files, list and index are
 * made anew to fit: that it is not such an archive only its own fingerprint tells, which the log of the office has.
 */
export async function checkGivenFiles(archive: ByteSource, given: With): Promise<GivenFilesCheck> {
  const whole = given.startDigest();
  for await (const chunk of archive.chunks()) whole.update(chunk);
  const sha256 = whole.digest('hex');
  try {
    const zip = await openZip({ name: '', source: archive }, { inflater: given.inflater, limits: LIMITS });
    const read = await readGiven(archive, zip, given);
    if (read === undefined) return { sha256, files: 0, problems: [{ problem: 'too-large' }] };
    return { sha256, files: read.files.length, problems: await problemsOf(zip, read) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { sha256, files: 0, problems: [{ problem: whyUnreadable(error) }] };
    throw error;
  }
}

function whyUnreadable({ issue }: UnreadableFile): 'unreadable' | 'unsafe-name' | 'too-large' {
  if (issue.code === 'UNSAFE_ZIP_ENTRY') return 'unsafe-name';
  return issue.code === 'ZIP_LIMIT' ? 'too-large' : 'unreadable';
}

type FileRead = { readonly path: string; readonly sha256: string };

/** A list or an index of more than this names more files than any archive has. */
const TEXT_BYTES_MAX = 2 ** 27;

/** The files in the order of the archive, which of them say something of the others, and where the archive is not what is written from them. */
type GivenRead = {
  readonly files: readonly FileRead[];
  readonly list: ZipEntry | undefined;
  readonly index: ZipEntry | undefined;
  /** The digest of the list that the files before it have. */
  readonly listDue: string;
  readonly differsAt: number | undefined;
};

/** Reads one file after the other, and writes each again as it is read. Undefined where the list or the index is longer than any. */
async function readGiven(
  archive: ByteSource,
  zip: ZipArchive,
  { inflater, startDigest }: With,
): Promise<GivenRead | undefined> {
  const files: FileRead[] = [];
  const texts = new Map<string, ZipEntry>();
  const due = startDigest();
  const again = comparedWith(archive, inflater);
  for await (const entry of zip.entries()) {
    const { name: path } = entry;
    if (path === FINGERPRINTS || path === INDEX) {
      if (entry.sizeBytes > TEXT_BYTES_MAX) return undefined;
      texts.set(path, entry);
    }
    const digest = startDigest();
    const pieces = async function* () {
      for await (const piece of piecesOf(zip, entry)) {
        digest.update(piece);
        yield piece;
      }
    };
    await again.add(entry, pieces());
    const file = { path, sha256: digest.digest('hex') };
    files.push(file);
    if (path !== FINGERPRINTS) due.update(UTF_8.encode(lineOf(file)));
  }
  const differsAt = await again.finish();
  const [list, index] = [texts.get(FINGERPRINTS), texts.get(INDEX)];
  return { files, list, index, listDue: due.digest('hex'), differsAt };
}

/** More is not held at a time. */
const PIECE_BYTES_MAX = 2 ** 18;

/** The bytes of a file: of a small one at once, because thousands of them are read faster so. */
async function* piecesOf(zip: ZipArchive, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.sizeBytes <= PIECE_BYTES_MAX) yield await zip.readEntry(entry);
  else yield* zip.entryChunks(entry);
}

const UTF_8 = new TextEncoder();

/** The line of a file in the list of fingerprints. */
function lineOf({ path, sha256 }: FileRead): string {
  return `${sha256}  ${path}\n`;
}

/** Whatever no file says, such as the dates in an archive, is told by writing it again: what is written is compared with what stands there. */
function comparedWith(archive: ByteSource, { crc32 }: Pick<Inflater, 'crc32'>) {
  const written: Uint8Array[] = [];
  const zip = createZipWriter({
    output: { write: (bytes) => written.push(bytes) },
    deflater: unpackedDeflater(crc32),
  });
  const chunks = archive.chunks()[Symbol.asyncIterator]();
  let stands: Uint8Array = new Uint8Array(0);
  let at = 0;
  let differsAt: number | undefined;
  const compare = async (): Promise<void> => {
    for (const piece of written.splice(0)) {
      for (let left = piece; left.length > 0 && differsAt === undefined; ) {
        if (stands.length === 0) stands = (await chunks.next()).value ?? stands;
        const length = Math.min(left.length, stands.length);
        const same = sameBytes(left.subarray(0, length), stands);
        at += same;
        if (length === 0 || same < length) differsAt = at;
        left = left.subarray(length);
        stands = stands.subarray(length);
      }
    }
  };
  return {
    /** Reads a file to its end, whether or not something has differed. */
    async add({ name, crc32: crc, sizeBytes }: ZipEntry, pieces: AsyncIterable<Uint8Array>): Promise<void> {
      zip.begin({ name, crc32: crc, sizeBytes, packedBytes: unpackedBytes(sizeBytes) });
      for await (const block of unpackedBlocks(pieces, sizeBytes)) {
        zip.write(block);
        await compare();
      }
    },
    /** The first byte that differs; undefined where none does. */
    async finish(): Promise<number | undefined> {
      zip.finish();
      await compare();
      await chunks.return?.();
      return differsAt ?? (at === archive.sizeBytes ? undefined : at);
    },
  };
}

/** How many bytes two begin with alike. */
function sameBytes(one: Uint8Array, other: Uint8Array): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

async function problemsOf(zip: ZipArchive, read: GivenRead): Promise<readonly GivenFileProblem[]> {
  const { files, index, differsAt } = read;
  return [
    ...problemsOfNames(files),
    ...(await problemsOfList(zip, read)),
    ...(index === undefined ? [] : await problemsOfIndex(files, linesIn(zip, index, '\r\n'))),
    ...(differsAt === undefined ? [] : [{ problem: 'written-otherwise', at: differsAt } as const]),
  ];
}

function problemsOfNames(files: readonly FileRead[]): readonly GivenFileProblem[] {
  const known = new Set<string>();
  return files.flatMap(({ path }) => {
    const alike = path.normalize('NFC').toLowerCase();
    if (known.has(alike)) return [{ problem: 'twice', path } as const];
    known.add(alike);
    return [];
  });
}

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/** The list has a line for each file before it, in their order, and is the last file itself. */
async function problemsOfList(
  zip: ZipArchive,
  { files, list, listDue }: GivenRead,
): Promise<readonly GivenFileProblem[]> {
  const last = files.at(-1);
  if (files.length > 1 && last?.path === FINGERPRINTS && last.sha256 === listDue) return [];
  const listed = files.filter(({ path }) => path !== FINGERPRINTS);
  const fingerprints = new Map<string, string>();
  for await (const line of list === undefined ? [] : linesIn(zip, list, '\n')) {
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) return [{ problem: 'no-fingerprints' }];
    fingerprints.set(path, sha256);
  }
  if (fingerprints.size === 0) return [{ problem: 'no-fingerprints' }];
  const found = listed.flatMap(({ path, sha256 }): readonly GivenFileProblem[] => {
    const expected = fingerprints.get(path);
    if (expected === undefined) return [{ problem: 'not-listed', path }];
    return expected === sha256 ? [] : [{ problem: 'changed', path }];
  });
  const paths = new Set(listed.map(({ path }) => path));
  const missing = [...fingerprints.keys()].filter((path) => !paths.has(path));
  const problems = [...found, ...missing.map((path) => ({ problem: 'missing', path }) as const)];
  return problems.length > 0 ? problems : [{ problem: 'listed-otherwise' }];
}

/** The end of a row of the index: its file, the fingerprint of that, and how many pages it has. */
const ROW_OF_INDEX = /,("(?:[^"]|"")*"|[^",]*),([0-9a-f]{64}),\d*$/;

/** The index of an answer has the fingerprint of each file too, so that whoever changes a file and the list is seen here. */
async function problemsOfIndex(
  files: readonly FileRead[],
  lines: AsyncIterable<string>,
): Promise<readonly GivenFileProblem[]> {
  const fingerprints = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const wrong = new Set<string>();
  let isHead = true;
  for await (const line of lines) {
    const [, cell, sha256] = ROW_OF_INDEX.exec(line) ?? [];
    if (cell === undefined) {
      if (!isHead) wrong.add(INDEX);
    } else {
      const path = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      if (fingerprints.get(path) !== sha256) wrong.add(path);
    }
    isHead = false;
  }
  return [...wrong].map((path) => ({ problem: 'indexed-otherwise', path }));
}

/** More than any line has that an office writes. */
const LINE_LENGTH_MAX = 2 ** 24;

/**
 * The lines of a file, read once more, one at a time: it may have a hundred million of them. What stands after the last end of a line is one, too, and what
 * is longer than any line comes in parts. A mark at the beginning is a part of what stands in the file.
 */
async function* linesIn(zip: ZipArchive, entry: ZipEntry, end: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const piece of piecesOf(zip, entry)) {
    const text = rest + decoder.decode(piece, { stream: true });
    let from = 0;
    for (let until = text.indexOf(end); until >= 0; until = text.indexOf(end, from)) {
      yield text.slice(from, until);
      from = until + end.length;
    }
    rest = text.slice(from);
    if (rest.length > LINE_LENGTH_MAX) {
      yield rest;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest.length > 0) yield rest;
}
