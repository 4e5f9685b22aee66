import {
  type ByteSource,
  createZipWriter,
  type Inflater,
  openZip,
  UnreadableFile,
  unpackedDeflater,
  type ZipArchive,
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

/** No text that this program writes is longer than a file here may be; files are read one at a time. */
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
    return { sha256, files: read.files.length, problems: problemsOf(read) };
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

/** The files in the order of the archive, two of them with what they say, and where the archive is not what is written from them. */
type GivenRead = {
  readonly files: readonly FileRead[];
  readonly list: string | undefined;
  readonly index: string | undefined;
  readonly differsAt: number | undefined;
};

/** Reads one file after the other, and writes each again as it is read. Undefined where the list or the index is longer than any. */
async function readGiven(
  archive: ByteSource,
  zip: ZipArchive,
  { inflater, startDigest }: With,
): Promise<GivenRead | undefined> {
  const files: FileRead[] = [];
  const texts = new Map<string, string>();
  const again = comparedWith(archive, inflater);
  for await (const entry of zip.entries()) {
    const isText = entry.name === FINGERPRINTS || entry.name === INDEX;
    if (isText && entry.sizeBytes > TEXT_BYTES_MAX) return undefined;
    const bytes = await zip.readEntry(entry);
    const digest = startDigest();
    digest.update(bytes);
    files.push({ path: entry.name, sha256: digest.digest('hex') });
    if (isText) texts.set(entry.name, textOf(bytes));
    await again.add(entry.name, bytes);
  }
  const differsAt = await again.finish();
  return { files, list: texts.get(FINGERPRINTS), index: texts.get(INDEX), differsAt };
}

/** A mark at the beginning is a part of what stands in a file. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Whatever no file says, such as the dates in an archive, is told by writing it again. */
function comparedWith(archive: ByteSource, { crc32 }: Pick<Inflater, 'crc32'>) {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter({
    output: { write: (bytes) => pieces.push(bytes) },
    deflater: unpackedDeflater(crc32),
  });
  let at = 0;
  let differsAt: number | undefined;
  const compare = async (): Promise<void> => {
    for (const piece of pieces.splice(0)) {
      const stands = (await archive.read?.(at, piece.length)) ?? new Uint8Array(0);
      const same = sameBytes(piece, stands);
      at += same;
      if (same < piece.length) {
        differsAt = at;
        return;
      }
    }
  };
  return {
    async add(path: string, bytes: Uint8Array): Promise<void> {
      if (differsAt !== undefined) return;
      zip.add(path, bytes);
      await compare();
    },
    /** The first byte that differs; undefined where none does. */
    async finish(): Promise<number | undefined> {
      if (differsAt !== undefined) return differsAt;
      zip.finish();
      await compare();
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

function problemsOf({ files, list, index, differsAt }: GivenRead): readonly GivenFileProblem[] {
  return [
    ...problemsOfNames(files),
    ...problemsOfList(files, list),
    ...(index === undefined ? [] : problemsOfIndex(files, index)),
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
function problemsOfList(files: readonly FileRead[], list: string | undefined): readonly GivenFileProblem[] {
  const listed = files.filter(({ path }) => path !== FINGERPRINTS);
  const isWhole = listed.length > 0 && files.at(-1)?.path === FINGERPRINTS;
  if (isWhole && list === listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')) return [];
  const fingerprints = new Map<string, string>();
  for (const line of linesIn(list ?? '', '\n')) {
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
function problemsOfIndex(files: readonly FileRead[], index: string): readonly GivenFileProblem[] {
  const fingerprints = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const wrong = new Set<string>();
  let isHead = true;
  for (const line of linesIn(index, '\r\n')) {
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

/** The lines of a text, one at a time: it may have a hundred million of them. What stands after the last end of a line is one, too. */
function* linesIn(text: string, end: string): Generator<string> {
  let from = 0;
  for (let until = text.indexOf(end); until >= 0; until = text.indexOf(end, from)) {
    yield text.slice(from, until);
    from = until + end.length;
  }
  if (from < text.length) yield text.slice(from);
}
