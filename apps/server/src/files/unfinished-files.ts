import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { letGo } from './let-go.ts';
import { writeAll } from './write-all.ts';

/** A file on its way in parts: whose it is, and a name that is the same whenever they send the same file to the same place. */
export type UnfinishedName = { readonly owner: string; readonly key: string };

/**
 * Files that arrive part after part, over hours and across restarts. What `add` has answered is kept until the file is whole
 * or stands still for a day; of a part that breaks off, what came is kept.
 */
export type UnfinishedFiles = {
  /** How many bytes of the file are here, from its start. */
  readonly held: (name: UnfinishedName) => Promise<number>;
  /**
   * Adds a part that begins at byte `offset`, and answers how many bytes are here then. Refuses a part that does not begin where the last
   * ended, and bytes beyond `bytesMax`. A part of the same file that is still on its way is cut off: its line is the one that broke. The chunks
   * of the body are given away: their memory is let go as soon as they are written.
   */
  readonly add: (
    name: UnfinishedName,
    part: { readonly offset: number; readonly body: Readable; readonly bytesMax: number },
  ) => Promise<Result<number, PartRefusal>>;
  /** Where the file lies now. */
  readonly place: (name: UnfinishedName) => Promise<string | undefined>;
  readonly discard: (name: UnfinishedName) => Promise<void>;
  /**
   * Discards an owner's other files, those that stood still for longest first, until they are few and hold at most `bytesMax`. None of which a
   * part is on its way.
   */
  readonly makeRoom: (name: UnfinishedName, bytesMax: number) => Promise<void>;
};

export type PartRefusal = {
  /** `misplaced`: the part does not begin where the last ended. `too-long`: it goes beyond the end. */
  readonly code: 'misplaced' | 'too-long';
  readonly held: number;
};

/** Nobody sends more than a few files at a time. */
const OTHERS_MAX = 9;

type Found = { readonly place: string; readonly held: number; readonly touchedMs: number };

/**
 * Each file lies in `directory` as `OWNER.KEY.HELD`. The name says how much of it counts: it is changed after the bytes are on disk, so that
 * what a killed process wrote beyond is cut off and sent again.
 */
export function openUnfinishedFiles(directory: string): UnfinishedFiles {
  /** The part of a file that is on its way. */
  const underWay = new Map<string, { readonly body: Readable; readonly ended: Promise<unknown> }>();
  const called = ({ owner, key }: UnfinishedName, held: number) => path.join(directory, `${owner}.${key}.${held}`);

  async function find({ owner, key }: UnfinishedName): Promise<Found | undefined> {
    return (await filesOf(directory, `${owner}.${key}.`))[0];
  }

  async function write(
    name: UnfinishedName,
    { offset, body, bytesMax }: { readonly offset: number; readonly body: Readable; readonly bytesMax: number },
  ): Promise<Result<number, PartRefusal>> {
    const found = await find(name);
    const held = found?.held ?? 0;
    if (offset !== held) return err({ code: 'misplaced', held });
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const place = found?.place ?? called(name, 0);
    const file = await open(place, found === undefined ? 'wx' : 'r+', 0o600);
    let reached = held;
    let tooLong = false;
    try {
      await file.truncate(held);
      for await (const chunk of untilItBreaks(body)) {
        tooLong = reached + chunk.byteLength > bytesMax;
        if (tooLong) break;
        await writeAll(file, chunk, reached);
        reached += chunk.byteLength;
        letGo(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (tooLong) return err({ code: 'too-long', held });
    if (reached !== held) await rename(place, called(name, reached));
    return ok(reached);
  }

  async function add(
    name: UnfinishedName,
    part: { readonly offset: number; readonly body: Readable; readonly bytesMax: number },
  ): Promise<Result<number, PartRefusal>> {
    const file = `${name.owner}.${name.key}`;
    const before = underWay.get(file);
    before?.body.destroy();
    const ended = (before?.ended ?? Promise.resolve()).catch(() => undefined).then(() => write(name, part));
    const mine = { body: part.body, ended };
    underWay.set(file, mine);
    try {
      return await ended;
    } finally {
      if (underWay.get(file) === mine) underWay.delete(file);
    }
  }

  async function discard(name: UnfinishedName): Promise<void> {
    const found = await find(name);
    if (found !== undefined) await rm(found.place, { force: true });
  }

  async function makeRoom({ owner, key }: UnfinishedName, bytesMax: number): Promise<void> {
    const others = (await filesOf(directory, `${owner}.`))
      .filter(({ place }) => !path.basename(place).startsWith(`${owner}.${key}.`))
      .toSorted((a, b) => b.touchedMs - a.touchedMs);
    let bytes = 0;
    for (const [index, { place, held }] of others.entries()) {
      bytes += held;
      const isUnderWay = underWay.has(path.basename(place, `.${held}`));
      if (!isUnderWay && (index >= OTHERS_MAX || bytes > bytesMax)) await rm(place, { force: true });
    }
  }

  return {
    add,
    discard,
    makeRoom,
    held: async (name) => (await find(name))?.held ?? 0,
    place: async (name) => (await find(name))?.place,
  };
}

/** Of a line that breaks, what came before counts. */
async function* untilItBreaks(body: Readable): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch {
    // Whoever sends learns it from the line itself, and asks how much is here.
  }
}

async function filesOf(directory: string, beginning: string): Promise<readonly Found[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    names
      .filter((name) => name.startsWith(beginning))
      .map(async (name) => {
        const place = path.join(directory, name);
        const held = Number(name.split('.')[2]);
        assert(Number.isSafeInteger(held), 'only files of ours lie here');
        // Whoever finished or went on with it meanwhile has given it another name.
        const status = await stat(place).catch(() => undefined);
        return status === undefined ? [] : [{ place, held, touchedMs: status.mtimeMs }];
      }),
  );
  return found.flat();
}
