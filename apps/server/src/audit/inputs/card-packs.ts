import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { CvrFigures, Plan, RegisteredFile } from '@plumbline/audit';
import { type BallotManifest, type Sha256, Sha256Schema } from '@plumbline/election';
import {
  type CardPack,
  type CvrReading,
  createCardPackWriter,
  openCardPack,
  type PackDamage,
} from '@plumbline/election-files';
import { createPackFile, nodeInflater, nodePackCodec, openFile } from '@plumbline/election-files/node';
import { assert, type Result } from '@plumbline/prelude';
import { canonicalJson, cvrFiguresOf, readCvrUpload, votesAllowedTyped } from '@plumbline/record';
import type { BlobStore } from '../../files/blob-store.ts';
import { contentKey } from './content-key.ts';

/** Cast vote records to read against a manifest, with the votes allowed that were typed. Plain data: they are read in a thread. */
export type CvrOrder = {
  readonly file: Pick<RegisteredFile, 'name' | 'sha256' | 'bytes'>;
  readonly manifestFile: RegisteredFile;
  readonly type: Plan['type'];
  readonly votesAllowed: ReturnType<typeof votesAllowedTyped>;
};

/**
 * The card packs of uploaded cast vote records, kept beside the files. A pack is made from the upload, is named by everything it was
 * made from, and is made again where it is missing or damaged: nothing rests on it alone.
 */
export type CardPacks = {
  /** Reads an upload to its end, and leaves its pack behind where it is accepted. */
  readonly read: (order: CvrOrder, manifest: BallotManifest) => Promise<ReadCvrs>;
  /** Looks something up in the pack of an upload that was accepted. */
  readonly lookUp: <T>(
    order: CvrOrder,
    manifest: BallotManifest,
    find: (pack: CardPack) => Promise<Result<T, PackDamage>>,
  ) => Promise<T>;
  /** Removes packs whose upload is gone, and those that nobody has asked for since `before`. */
  readonly removeUnused: (before: Date) => Promise<void>;
};

/** What an upload turned out to be, and what the record keeps of it where it is accepted. */
export type ReadCvrs = {
  readonly reading: Omit<CvrReading, 'order'>;
  readonly figures: CvrFigures | undefined;
};

/** Beside the stored files, whose folders have names of two digits. */
const FOLDER = 'packs';
const ENDING = '.cards';

/** Nobody writes a pack for a day; a process that was killed never ends what it was writing. */
const ABANDONED_MS = 24 * 3_600_000;

/** The cast vote records of a jurisdiction as they are to be read for a plan. */
export function cvrOrder(
  plan: Plan,
  jurisdiction: string,
  files: { readonly file: CvrOrder['file']; readonly manifestFile: RegisteredFile },
): CvrOrder {
  const { name, sha256, bytes } = files.file;
  const votesAllowed = votesAllowedTyped(plan, jurisdiction);
  return { file: { name, sha256, bytes }, manifestFile: files.manifestFile, type: plan.type, votesAllowed };
}

/** Everything that what is read depends on. */
export function cvrsKey({ file, manifestFile, type, votesAllowed }: CvrOrder): string {
  const typed = votesAllowed.map(({ name, votesAllowed: votes }) => `${name} ${votes}`).toSorted();
  const basis = canonicalJson([file.name, file.sha256, contentKey(manifestFile), type, typed]);
  return createHash('sha256').update(basis).digest('hex');
}

/** Opens the packs in the directory of the stored files. */
export function openCardPacks(blobs: Pick<BlobStore, 'open' | 'size'>, filesDirectory: string): CardPacks {
  const directory = path.join(filesDirectory, FOLDER);
  const placeOf = (order: CvrOrder) => path.join(directory, `${order.file.sha256}.${cvrsKey(order)}${ENDING}`);

  async function read(order: CvrOrder, manifest: BallotManifest): Promise<ReadCvrs> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const place = placeOf(order);
    // Two threads may be at the same upload: each writes a file of its own, and either is the pack.
    const packFile = createPackFile(`${place}.${randomUUID()}`);
    const upload = await blobs.open(order.file.sha256);
    let isStored = false;
    try {
      const writer = createCardPackWriter({ output: packFile.output, codec: nodePackCodec });
      const { order: cards, ...reading } = await readCvrUpload(
        { format: undefined, files: [{ name: order.file.name, source: upload.source }] },
        { manifest, votesAllowed: order.votesAllowed, inflater: nodeInflater, sink: writer.sink },
      );
      if (!reading.accepted) return { reading, figures: undefined };
      writer.finish({ ...reading, order: cards });
      packFile.commit(place);
      isStored = true;
      const figures = await withPack(place, async (pack) => cvrFiguresOf(pack, manifest, [order.file]));
      assert(figures.ok, 'a pack that was just written adds up', figures);
      return { reading, figures: figures.value };
    } finally {
      if (!isStored) packFile.discard();
      await upload.close();
    }
  }

  async function lookUp<T>(
    order: CvrOrder,
    manifest: BallotManifest,
    find: (pack: CardPack) => Promise<Result<T, PackDamage>>,
  ): Promise<T> {
    const place = placeOf(order);
    const found = (await isThere(place)) ? await withPack(place, find) : undefined;
    if (found?.ok) {
      // So that it is known when somebody last asked for it.
      const now = new Date();
      await utimes(place, now, now).catch(() => undefined);
      return found.value;
    }
    const { figures } = await read(order, manifest);
    assert(figures !== undefined, 'registered cast vote records can be read', order.file);
    const anew = await withPack(place, find);
    assert(anew.ok, 'a pack that was just written can be read', anew);
    return anew.value;
  }

  async function removeUnused(before: Date): Promise<void> {
    for (const name of await readdir(directory).catch(() => [])) {
      const place = path.join(directory, name);
      const found = await stat(place).catch(() => undefined);
      if (found === undefined) continue;
      const sha256 = Sha256Schema.safeParse(name.split('.')[0]);
      const isWanted = name.endsWith(ENDING) ? found.mtime >= before && (await isStored(sha256.data)) : isRecent(found);
      if (!isWanted) await rm(place, { force: true });
    }
  }

  async function isStored(sha256: Sha256 | undefined): Promise<boolean> {
    return sha256 !== undefined && (await blobs.size(sha256)) !== undefined;
  }

  return { read, lookUp, removeUnused };
}

function isRecent({ mtimeMs }: { readonly mtimeMs: number }): boolean {
  return Date.now() - mtimeMs < ABANDONED_MS;
}

async function isThere(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined)) !== undefined;
}

async function withPack<T>(
  place: string,
  find: (pack: CardPack) => Promise<Result<T, PackDamage>>,
): Promise<Result<T, PackDamage>> {
  const file = await openFile(place);
  try {
    const pack = await openCardPack(file.source, nodePackCodec);
    return pack.ok ? await find(pack.value) : pack;
  } finally {
    await file.close();
  }
}
