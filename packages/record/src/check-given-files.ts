import {
  createZipWriter,
  DEFAULT_ZIP_LIMITS,
  type Inflater,
  memorySource,
  openZip,
  UnreadableFile,
  unpackedDeflater,
} from '@plumbline/election-files';

/** What is wrong with an archive that an office gave away. */
export type GivenFileProblem =
  /** It is no archive, or a file in it is damaged. */
  | { readonly problem: 'unreadable' }
  /** It has no list of fingerprints, or one that is none. */
  | { readonly problem: 'no-fingerprints' }
  /** A file is not what its fingerprint says. */
  | { readonly problem: 'changed'; readonly path: string }
  /** A file of the list is not there. */
  | { readonly problem: 'missing'; readonly path: string }
  /** A file stands in no list. */
  | { readonly problem: 'not-listed'; readonly path: string }
  /** Written again from what is in it, it is another archive: from this byte on, counted from 0. */
  | { readonly problem: 'written-otherwise'; readonly at: number };

/** What a check of an archive found: nothing is wrong where there is no problem. */
export type GivenFilesCheck = {
  readonly sha256: string;
  readonly files: number;
  readonly problems: readonly GivenFileProblem[];
};

const FINGERPRINTS = 'MANIFEST.sha256';
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/**
 * Checks a packet or an answer to a records request as it was given away: every file against its fingerprint, and the archive byte by byte against one that is
 * written from the same files. No byte of it can change without a problem. That the whole was not made by somebody else only its own fingerprint tells, which
 * the log of the office has.
 */
export async function checkGivenFiles(
  archive: Uint8Array,
  { inflater, digestOf }: { readonly inflater: Inflater; readonly digestOf: (bytes: Uint8Array) => string },
): Promise<GivenFilesCheck> {
  const sha256 = digestOf(archive);
  const read = await filesIn(archive, inflater);
  if (read === undefined) return { sha256, files: 0, problems: [{ problem: 'unreadable' }] };
  const problems = [...problemsOfFiles(read, digestOf), ...problemsOfArchive(archive, read, inflater)];
  return { sha256, files: read.length, problems };
}

type FileRead = { readonly path: string; readonly bytes: Uint8Array };

async function filesIn(archive: Uint8Array, inflater: Inflater): Promise<readonly FileRead[] | undefined> {
  try {
    const zip = await openZip({ name: '', source: memorySource(archive) }, { inflater, limits: DEFAULT_ZIP_LIMITS });
    const files: FileRead[] = [];
    for await (const entry of zip.entries()) {
      // Lent until the next one is read.
      files.push({ path: entry.name, bytes: new Uint8Array(await zip.readEntry(entry)) });
    }
    return files;
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

function problemsOfFiles(
  files: readonly FileRead[],
  digestOf: (bytes: Uint8Array) => string,
): readonly GivenFileProblem[] {
  const list = files.find(({ path }) => path === FINGERPRINTS);
  const lines = list === undefined ? [] : new TextDecoder().decode(list.bytes).split('\n').slice(0, -1);
  const fingerprints = new Map<string, string>();
  for (const line of lines) {
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) return [{ problem: 'no-fingerprints' }];
    fingerprints.set(path, sha256);
  }
  if (fingerprints.size === 0) return [{ problem: 'no-fingerprints' }];
  const found: GivenFileProblem[] = [];
  for (const { path, bytes } of files) {
    if (path === FINGERPRINTS) continue;
    const sha256 = fingerprints.get(path);
    if (sha256 === undefined) found.push({ problem: 'not-listed', path });
    else if (digestOf(bytes) !== sha256) found.push({ problem: 'changed', path });
    fingerprints.delete(path);
  }
  return [...found, ...[...fingerprints.keys()].map((path) => ({ problem: 'missing', path }) as const)];
}

/** Whatever no file says, such as the dates in an archive, is told by writing it again. */
function problemsOfArchive(
  archive: Uint8Array,
  files: readonly FileRead[],
  { crc32 }: Pick<Inflater, 'crc32'>,
): readonly GivenFileProblem[] {
  let at = 0;
  let differsAt: number | undefined;
  const compare = (bytes: Uint8Array): void => {
    for (let byte = 0; byte < bytes.length && differsAt === undefined; byte += 1) {
      if (archive[at + byte] !== bytes[byte]) differsAt = at + byte;
    }
    at += bytes.length;
  };
  const zip = createZipWriter({ output: { write: compare }, deflater: unpackedDeflater(crc32) });
  for (const { path, bytes } of files) zip.add(path, bytes);
  zip.finish();
  if (differsAt === undefined && at !== archive.length) differsAt = Math.min(at, archive.length);
  return differsAt === undefined ? [] : [{ problem: 'written-otherwise', at: differsAt }];
}
