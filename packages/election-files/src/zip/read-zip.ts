import { fileSaying } from '@plumbline/words/file-words';
import type { ByteSource } from '../byte-source.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { badZip, overLimit, refuseUnsafeName } from './zip-issues.ts';
import type { Inflater, ZipLimits } from './zip-limits.ts';
import {
  END_SIGNATURE,
  END64_SIGNATURE,
  ENTRY_SIGNATURE,
  LOCAL_SIGNATURE,
  LOCATOR64_SIGNATURE,
  TOO_LARGE_32,
} from './zip-signatures.ts';

/** A file in an archive, as the archive's directory describes it. */
export type ZipEntry = {
  /** Path with forward slashes; never leaves the archive. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isStored: boolean;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly headerOffset: number;
};

/** An opened archive. Everything that cannot be read throws `UnreadableFile` with the issue. */
export type ZipArchive = {
  readonly name: string;
  /** The directory from first to last entry, read piece by piece: it may have millions. */
  readonly entries: () => AsyncGenerator<ZipEntry>;
  /** All bytes of a small entry, checked; lent until the next call. */
  readonly readEntry: (entry: ZipEntry) => Promise<Uint8Array>;
  /** The bytes of an entry of any size, checked at their end. */
  readonly entryChunks: (entry: ZipEntry) => AsyncIterable<Uint8Array>;
  /** Where the bytes of an entry that is stored without compression are. */
  readonly storedAt: (entry: ZipEntry) => Promise<number>;
};

type Read = NonNullable<ByteSource['read']>;
type Directory = { readonly offset: number; readonly bytes: number; readonly entries: number };

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const WINDOW_BYTES = 1 << 20;
/** Large, because an archive in an archive is expanded again for every piece; enough for 300,000 entries at once. */
const DIRECTORY_PIECE_BYTES = 1 << 25;
const RATIO_JUDGED_FROM = 1 << 20;
/** Entries up to this size are expanded in one call. */
export const SMALL_ENTRY_BYTES = 1 << 22;

/**
 * Opens a ZIP archive by its directory at the end, without unpacking anything.
 *
 * Our own reader because vote archives hold hundreds of thousands of small files, for which general readers are five
 * times slower; it reads deflated and stored entries and ZIP64, and refuses what an attacker would send: paths that
 * leave the archive, passwords, overlapping entries, expansion beyond the limits.
 */
export async function openZip(
  file: { readonly name: string; readonly source: ByteSource },
  { inflater, limits }: { readonly inflater: Inflater; readonly limits: ZipLimits },
): Promise<ZipArchive> {
  const { name } = file;
  const { read, sizeBytes } = file.source;
  if (read === undefined || sizeBytes === undefined) throw badZip(name, 'it is compressed a second time');
  if (sizeBytes > limits.archiveBytesMax) throw overLimit(name, limits.archiveBytesMax, 'bytes in the archive');
  const directory = await findDirectory({ read, sizeBytes, name });
  if (directory.entries > limits.entriesMax) throw overLimit(name, limits.entriesMax, 'files');
  const budget = { expanded: 0 };
  const readNear = createWindowReader(read);

  const entries = async function* (): AsyncGenerator<ZipEntry> {
    let count = 0;
    let compressed = 0;
    let expanded = 0;
    for await (const entry of directoryEntries({ read, directory, name })) {
      count += 1;
      compressed += entry.compressedBytes;
      expanded += entry.sizeBytes;
      if (count > limits.entriesMax) throw overLimit(name, limits.entriesMax, 'files');
      // Entries that share bytes are how a small archive expands without end.
      if (compressed > sizeBytes) throw overLimit(name, sizeBytes, 'bytes of overlapping files');
      if (expanded > limits.totalBytesMax) throw overLimit(name, limits.totalBytesMax, 'bytes in all');
      checkEntry(entry, { name, limits });
      yield entry;
    }
    if (count % 65536 !== directory.entries % 65536) {
      throw badZip(name, `its directory lists ${count} files and says ${directory.entries}`);
    }
  };

  const dataOffset = async (entry: ZipEntry): Promise<number> => {
    const header = await readNear(entry.headerOffset, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES) throw badZip(name, `${entry.name} is cut off`);
    const view = viewOf(header);
    if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw badZip(name, `${entry.name} is not where it should be`);
    return entry.headerOffset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  };

  const spend = (bytes: number): void => {
    budget.expanded += bytes;
    if (budget.expanded > limits.totalBytesMax) throw overLimit(name, limits.totalBytesMax, 'bytes in all');
  };

  const readEntry = async (entry: ZipEntry): Promise<Uint8Array> => {
    const offset = await dataOffset(entry);
    spend(entry.sizeBytes);
    const stored = await readNear(offset, entry.compressedBytes);
    if (stored.length < entry.compressedBytes) throw badZip(name, `${entry.name} is cut off`);
    const bytes = entry.isStored ? stored : await inflater.inflateRaw(stored, entry.sizeBytes);
    if (bytes === undefined || bytes.length !== entry.sizeBytes) throw badZip(name, `${entry.name} is damaged`);
    if (inflater.crc32(bytes, 0) !== entry.crc32) throw badZip(name, `the checksum of ${entry.name} is wrong`);
    return bytes;
  };

  const entryChunks = async function* (entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const stored = storedChunks({ read, offset: await dataOffset(entry), length: entry.compressedBytes });
    let seen = 0;
    let crc = 0;
    try {
      for await (const chunk of entry.isStored ? stored : inflater.inflateRawChunks(stored)) {
        seen += chunk.length;
        spend(chunk.length);
        if (seen > entry.sizeBytes) throw badZip(name, `${entry.name} is larger than the directory says`);
        crc = inflater.crc32(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      if (isZlibError(error)) throw badZip(name, `${entry.name} is damaged`);
      throw error;
    }
    if (seen !== entry.sizeBytes) throw badZip(name, `${entry.name} is cut off`);
    if (crc !== entry.crc32) throw badZip(name, `the checksum of ${entry.name} is wrong`);
  };

  return { name, entries, readEntry, entryChunks, storedAt: dataOffset };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Damaged deflate streams reject with an error that carries one of zlib's codes; a failing disk does not. */
function isZlibError(error: unknown): boolean {
  if (error instanceof UnreadableFile || !(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code.startsWith('ERR_ZLIB');
}

function checkEntry(entry: ZipEntry, { name, limits }: { name: string; limits: ZipLimits }): void {
  if (entry.sizeBytes > limits.entryBytesMax) throw overLimit(name, limits.entryBytesMax, `bytes in ${entry.name}`);
  if (entry.sizeBytes > RATIO_JUDGED_FROM && entry.sizeBytes > entry.compressedBytes * limits.ratioMax) {
    throw overLimit(name, limits.ratioMax, `times the packed size in ${entry.name}`);
  }
}

async function findDirectory(options: { read: Read; sizeBytes: number; name: string }): Promise<Directory> {
  const { read, sizeBytes, name } = options;
  const tailBytes = Math.min(sizeBytes, 65_535 + END_BYTES + 20);
  const tail = await read(sizeBytes - tailBytes, tailBytes);
  const view = viewOf(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) > tail.length) continue;
    const directory = {
      entries: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const found = (await findDirectory64({ read, name, view, at })) ?? directory;
    const end = sizeBytes - tail.length + at;
    if (found.offset + found.bytes > end) throw badZip(name, 'its directory is not where it should be');
    return found;
  }
  throw badZip(name, 'it does not end as a ZIP archive does');
}

async function findDirectory64(options: {
  read: Read;
  name: string;
  view: DataView;
  at: number;
}): Promise<Directory | undefined> {
  const { read, name, view, at } = options;
  if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR64_SIGNATURE) return undefined;
  const end64 = await read(safeNumber(view.getBigUint64(at - 12, true), name), 56);
  if (end64.length < 56) throw badZip(name, 'its directory is cut off');
  const view64 = viewOf(end64);
  if (view64.getUint32(0, true) !== END64_SIGNATURE) throw badZip(name, 'its directory is not where it should be');
  return {
    entries: safeNumber(view64.getBigUint64(32, true), name),
    bytes: safeNumber(view64.getBigUint64(40, true), name),
    offset: safeNumber(view64.getBigUint64(48, true), name),
  };
}

function safeNumber(value: bigint, name: string): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw badZip(name, 'its directory is damaged');
  return Number(value);
}

async function* directoryEntries(options: {
  read: Read;
  directory: Directory;
  name: string;
}): AsyncGenerator<ZipEntry> {
  const { read, directory, name } = options;
  const end = directory.offset + directory.bytes;
  let offset = directory.offset;
  while (offset < end) {
    const piece = await read(offset, Math.min(DIRECTORY_PIECE_BYTES, end - offset));
    let at = 0;
    while (at < piece.length) {
      const entry = parseEntry(piece.subarray(at), name);
      if (entry === undefined) break;
      at += entry.bytes;
      yield entry.entry;
    }
    if (at === 0) throw badZip(name, 'its directory is damaged');
    offset += at;
  }
}

/** One entry of the directory; undefined where the bytes end before it does. */
function parseEntry(bytes: Uint8Array, archive: string): { entry: ZipEntry; bytes: number } | undefined {
  if (bytes.length < ENTRY_BYTES) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== ENTRY_SIGNATURE) throw badZip(archive, 'its directory is damaged');
  const nameBytes = view.getUint16(28, true);
  const extraBytes = view.getUint16(30, true);
  const total = ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(32, true);
  if (bytes.length < total) return undefined;
  const flags = view.getUint16(8, true);
  const method = view.getUint16(10, true);
  const name = readName(bytes.subarray(ENTRY_BYTES, ENTRY_BYTES + nameBytes));
  refuseUnsafeName(archive, name);
  if ((flags & 1) !== 0) {
    throw new UnreadableFile({
      code: 'ZIP_ENCRYPTED',
      file: archive,
      found: name,
      message: fileSaying('containers.inIsProtectedWithA', { name, archive }),
      advice: fileSaying('containers.packTheFilesAgainWithout'),
    });
  }
  if (method !== 0 && method !== 8) throw badZip(archive, `${name} is packed with an unusual method (${method})`);
  const sizes = { sizeBytes: view.getUint32(24, true), compressedBytes: view.getUint32(20, true) };
  const headerOffset = view.getUint32(42, true);
  const extra = bytes.subarray(ENTRY_BYTES + nameBytes, ENTRY_BYTES + nameBytes + extraBytes);
  const place = withZip64({ ...sizes, headerOffset }, extra, archive);
  const entry = {
    name,
    isFolder: name.endsWith('/'),
    isStored: method === 0,
    crc32: view.getUint32(16, true),
    ...place,
  };
  if (entry.isStored && entry.sizeBytes !== entry.compressedBytes) throw badZip(archive, `${name} has two sizes`);
  return { entry, bytes: total };
}

type EntryPlace = { readonly sizeBytes: number; readonly compressedBytes: number; readonly headerOffset: number };

/** ZIP64 puts what does not fit into 32 bits into an extra field, in this order and only where it is needed. */
function withZip64(place: EntryPlace, extra: Uint8Array, archive: string): EntryPlace {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const fieldBytes = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      const end = Math.min(extra.length, next + fieldBytes);
      const wide = (value: number): number => {
        if (value !== TOO_LARGE_32) return value;
        if (next + 8 > end) throw badZip(archive, 'its directory is damaged');
        next += 8;
        return safeNumber(view.getBigUint64(next - 8, true), archive);
      };
      const sizeBytes = wide(place.sizeBytes);
      const compressedBytes = wide(place.compressedBytes);
      return { sizeBytes, compressedBytes, headerOffset: wide(place.headerOffset) };
    }
    at += 4 + fieldBytes;
  }
  return place;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const LATIN_1 = new TextDecoder('latin1');

/** Names are UTF-8 by flag or by habit; those that are not are shown as Latin-1 and only shown. */
function readName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = UTF_8.decode(bytes);
  } catch {
    name = LATIN_1.decode(bytes);
  }
  return name.replaceAll('\\', '/');
}

/** Reads ahead: small entries lie one after the other, and a disk access for each would cost more than they do. */
function createWindowReader(read: Read): Read {
  let start = 0;
  let window: Uint8Array = new Uint8Array(0);
  return async (offset, length) => {
    if (offset < start || offset + length > start + window.length) {
      window = await read(offset, Math.max(length, WINDOW_BYTES));
      start = offset;
    }
    return window.subarray(offset - start, offset - start + length);
  };
}

async function* storedChunks(options: { read: Read; offset: number; length: number }): AsyncGenerator<Uint8Array> {
  const { read, offset, length } = options;
  for (let at = 0; at < length; ) {
    const chunk = await read(offset + at, Math.min(1 << 18, length - at));
    if (chunk.length === 0) return;
    at += chunk.length;
    yield chunk;
  }
}
