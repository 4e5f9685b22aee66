import { createHash, hash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { type Sha256, Sha256Schema } from '@plumbline/election';
import { type OpenFile, openFile } from '@plumbline/election-files/node';
import { operatorNotes } from '@plumbline/words/operator-words';
import { letGo } from './let-go.ts';
import { openUnfinishedFiles, type UnfinishedFiles, type UnfinishedName } from './unfinished-files.ts';
import { writeAll } from './write-all.ts';

const say = operatorNotes('en');

/** A file that is stored, under the name its content gives it. */
export type StoredBlob = { readonly sha256: Sha256; readonly bytes: number };

/**
 * Where files live: written once, named by their SHA-256, never changed. The same file twice is one file.
 *
 * When `put` has answered, the file outlives a power cut; until then it is as if nothing had been sent.
 */
export type BlobStore = {
  readonly put: (content: AsyncIterable<Uint8Array>) => Promise<StoredBlob>;
  /**
   * The same of a small file, at one go: whoever calls it stands still until the disk has it, so it is for threads that answer no
   * requests. Each step that another thread takes for somebody costs more than the step.
   */
  readonly keep: (content: Uint8Array) => Promise<StoredBlob>;
  /** The content, hashed again on the way: fails at the end if it is not what its name says. */
  readonly read: (sha256: Sha256) => AsyncIterable<Uint8Array>;
  /** The same with access to any part of it, for a file of gigabytes: it is hashed before anybody reads it. */
  readonly open: (sha256: Sha256) => Promise<OpenFile>;
  readonly size: (sha256: Sha256) => Promise<number | undefined>;
  readonly list: () => AsyncIterable<StoredBlob>;
  /** What was stored before `at` and not again since. */
  readonly storedBefore: (at: Date) => AsyncIterable<Sha256>;
  /** Removes a file that nothing refers to, unless it was stored again since `at`. */
  readonly remove: (sha256: Sha256, at: Date) => Promise<void>;
  /** Removes what was on its way here and has stood still for a day. Looked for with every hour of uploads too. */
  readonly removeAbandoned: () => Promise<void>;
  /** Files that arrive in parts. They are no files of the store until `take` has answered. */
  readonly unfinished: UnfinishedFiles;
  /** Takes a file that has arrived in parts; undefined where there is none. It stays unfinished too, until somebody discards it. */
  readonly take: (name: UnfinishedName) => Promise<StoredBlob | undefined>;
};

/** Nobody's upload stands still for a day. */
const ABANDONED_MS = 24 * 3_600_000;
/** How often it is looked for what was abandoned. */
const ABANDONED_LOOK_MS = 3_600_000;

/** What was stored under a name is missing or no longer what the name says: the disk, or somebody, changed it. */
export class BlobDamaged extends Error {
  override readonly name = 'BlobDamaged';
}

/** Files on a disk: `DIRECTORY/3f/3f9a…`, written beside, synced, renamed, and the rename synced. */
export function openDiskBlobStore(directory: string): BlobStore {
  const incoming = path.join(directory, 'incoming');
  const unfinishedFiles = openUnfinishedFiles(incoming);
  const unfinished: UnfinishedFiles = {
    ...unfinishedFiles,
    async add(name, part) {
      await prepareIncoming();
      return unfinishedFiles.add(name, part);
    },
  };
  const placeOf = (sha256: Sha256) => path.join(directory, sha256.slice(0, 2), sha256);
  /** Folders that are known to be on disk under their names: this process has synced what holds them. */
  const folders = new Set<string>();
  let preparedAt = Number.NEGATIVE_INFINITY;

  async function prepareIncoming(): Promise<void> {
    if (performance.now() - preparedAt < ABANDONED_LOOK_MS) return;
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await removeAbandoned(incoming);
    preparedAt = performance.now();
  }

  function put(content: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    return takeIn(async (unfinished) => {
      const blob = await writeSynced(unfinished, content);
      await moveIn(unfinished, blob.sha256);
      return blob;
    });
  }

  function keep(content: Uint8Array): Promise<StoredBlob> {
    const sha256 = Sha256Schema.parse(hash('sha256', content, 'hex'));
    const place = placeOf(sha256);
    return takeIn(async (unfinished) => {
      if (!folders.has(path.dirname(place))) holdAllFolders();
      writeFileSync(unfinished, content, { flag: 'wx', mode: 0o600, flush: true });
      renameSync(unfinished, place);
      syncDirectoryAtOnce(path.dirname(place));
      return { sha256, bytes: content.byteLength };
    });
  }

  async function takeIn(write: (unfinished: string) => Promise<StoredBlob>): Promise<StoredBlob> {
    await prepareIncoming();
    const unfinished = path.join(incoming, randomUUID());
    try {
      return await write(unfinished);
    } catch (error) {
      // Somebody may have taken folders away that were there: they are made again for whoever comes next.
      preparedAt = Number.NEGATIVE_INFINITY;
      folders.clear();
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async function moveIn(unfinished: string, sha256: Sha256): Promise<void> {
    const place = placeOf(sha256);
    await holdFolder(path.dirname(place));
    await rename(unfinished, place);
    // A new name is on disk once the directory that holds it is.
    await syncDirectory(path.dirname(place));
  }

  async function take(name: UnfinishedName): Promise<StoredBlob | undefined> {
    await prepareIncoming();
    const place = await unfinishedFiles.place(name);
    if (place === undefined) return undefined;
    const second = path.join(incoming, randomUUID());
    let blob: StoredBlob | undefined;
    try {
      blob = await digestOf(place);
      // The bytes are on disk already. A second name for them, so that a restart from here on finds them under the first.
      await link(place, second);
      await utimes(second, new Date(), new Date());
      await moveIn(second, blob.sha256);
      return blob;
    } catch (error) {
      if (!isMissing(error)) throw error;
      // Another device of the same person has taken and discarded it meanwhile.
      return blob !== undefined && (await size(blob.sha256)) === blob.bytes ? blob : undefined;
    } finally {
      // Where both names were of one file the system has left the second.
      await rm(second, { force: true });
    }
  }

  /** A new directory is on disk once the one that holds it is; one that is there may have been made by a process that was killed before. */
  async function holdFolder(folder: string): Promise<void> {
    if (folders.has(folder)) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncDirectory(path.dirname(folder));
    folders.add(folder);
  }

  /** All that there will ever be, which are on disk with one wait for it. */
  function holdAllFolders(): void {
    const all = Array.from({ length: 256 }, (_, byte) => path.join(directory, byte.toString(16).padStart(2, '0')));
    for (const folder of all) mkdirSync(folder, { recursive: true, mode: 0o700 });
    syncDirectoryAtOnce(directory);
    for (const folder of all) folders.add(folder);
  }

  async function openChecked(sha256: Sha256): Promise<OpenFile> {
    const checked = readChecked(placeOf(sha256), sha256);
    for await (const chunk of checked) letGo(chunk);
    return openFile(placeOf(sha256));
  }

  async function size(sha256: Sha256): Promise<number | undefined> {
    try {
      return (await stat(placeOf(sha256))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async function* list(): AsyncIterable<StoredBlob> {
    for (const prefix of await namesIn(directory)) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
      for (const name of await namesIn(path.join(directory, prefix))) {
        const sha256 = Sha256Schema.safeParse(name);
        const bytes = sha256.success ? await size(sha256.data) : undefined;
        if (sha256.success && bytes !== undefined) yield { sha256: sha256.data, bytes };
      }
    }
  }

  async function isOlder(sha256: Sha256, at: Date): Promise<boolean> {
    const found = await stat(placeOf(sha256)).catch(() => undefined);
    return found !== undefined && found.mtime < at;
  }

  async function* storedBefore(at: Date): AsyncIterable<Sha256> {
    for await (const { sha256 } of list()) if (await isOlder(sha256, at)) yield sha256;
  }

  async function remove(sha256: Sha256, at: Date): Promise<void> {
    if (await isOlder(sha256, at)) await rm(placeOf(sha256), { force: true });
  }

  const read = (sha256: Sha256) => readChecked(placeOf(sha256), sha256);
  return {
    storedBefore,
    remove,
    put,
    keep,
    read,
    open: openChecked,
    size,
    list,
    take,
    unfinished,
    removeAbandoned: () => removeAbandoned(incoming),
  };
}

// A process that was killed leaves what it was writing. Nobody has been told of it, and nothing refers to it.
async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await namesIn(incoming)) {
    const place = path.join(incoming, name);
    const found = await stat(place).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(place, { force: true });
  }
}

async function writeSynced(place: string, content: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
  const digest = createHash('sha256');
  let bytes = 0;
  const file = await open(place, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      digest.update(chunk);
      bytes += chunk.byteLength;
      await writeAll(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: Sha256Schema.parse(digest.digest('hex')), bytes };
}

async function digestOf(place: string): Promise<StoredBlob> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(place, { highWaterMark: 256 * 1024 })) {
    digest.update(chunk);
    bytes += chunk.byteLength;
    letGo(chunk);
  }
  return { sha256: Sha256Schema.parse(digest.digest('hex')), bytes };
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function syncDirectoryAtOnce(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function* readChecked(place: string, sha256: Sha256): AsyncIterable<Uint8Array> {
  const digest = createHash('sha256');
  try {
    for await (const chunk of createReadStream(place)) {
      digest.update(chunk);
      yield chunk;
    }
  } catch (error) {
    if (isMissing(error)) throw new BlobDamaged(say('fileGone', { sha256 }), { cause: error });
    throw error;
  }
  const found = digest.digest('hex');
  if (found !== sha256) throw new BlobDamaged(say('fileChanged', { sha256, found }));
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
