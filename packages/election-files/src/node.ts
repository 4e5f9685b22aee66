import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import {
  crc32,
  createGunzip,
  createInflateRaw,
  deflateRawSync,
  inflateRawSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import type { PackCodec, PackOutput } from './card-pack.ts';

export { writePackAsParquet } from './card-pack-parquet.ts';

import { createCardPackWriter } from './card-pack-writer.ts';
import type { CvrReading, ReadCvrRequest } from './cvr/cvr-reading.ts';
import { readCvr } from './cvr/read-cvr.ts';
import type { Deflater } from './zip/write-zip.ts';
import type { Inflater } from './zip/zip-limits.ts';

const CHUNK_BYTES = 1 << 18;
const EXPANDED_BYTES = 1 << 17;

/** A file on disk as a source, and how to let go of it. */
export type OpenFile = { readonly source: ByteSource; readonly close: () => Promise<void> };

/**
 * Opens a file on disk. Its chunks share one buffer, so that reading gigabytes allocates nothing. They are plain
 * `Uint8Array`s: `slice` of a `Buffer` does not copy, and whoever forgot would keep what is overwritten.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return new Uint8Array(bytes.buffer, 0, filled);
  };
  const chunks = async function* () {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let offset = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, offset);
      if (bytesRead === 0) return;
      offset += bytesRead;
      yield new Uint8Array(buffer.buffer, 0, bytesRead);
    }
  };
  return { source: { sizeBytes: size, chunks, read }, close: () => handle.close() };
}

/** The content of a gzip-compressed source, expanded while it is read. Its size shows only at the end. */
export function gunzipSource(compressed: ByteSource): ByteSource {
  return {
    sizeBytes: undefined,
    chunks: () => throughZlib(createGunzip({ chunkSize: EXPANDED_BYTES }), compressed.chunks()),
    read: undefined,
  };
}

/** Node's zlib for the archive reader. */
export const nodeInflater: Inflater = {
  crc32: (bytes, before) => crc32(bytes, before),
  inflateRaw: (compressed, sizeBytes) => {
    if (sizeBytes === 0) return new Uint8Array(0);
    try {
      const expanded = inflateRawSync(compressed, { maxOutputLength: sizeBytes });
      return expanded.length === sizeBytes ? expanded : undefined;
    } catch {
      // zlib throws for damaged bytes and for more output than announced: the caller reports both the same way.
      return undefined;
    }
  },
  inflateRawChunks: (compressed) => throughZlib(createInflateRaw({ chunkSize: EXPANDED_BYTES }), compressed),
};

/** Node's zlib for the archive writer. */
export const nodeDeflater: Deflater = {
  deflateRaw: (bytes) => deflateRawSync(bytes),
  crc32: (bytes, before) => crc32(bytes, before),
};

/** Zstandard as Node has it, for card packs. */
export const nodePackCodec: PackCodec = {
  name: 'zstd',
  // Room for the whole result at once: pieces of the default size would be joined by copying.
  compress: (bytes) => zstdCompressSync(bytes, { chunkSize: Math.max(1 << 12, bytes.length) }),
  decompress: (bytes, sizeBytes) => {
    try {
      const expanded = zstdDecompressSync(bytes, {
        maxOutputLength: Math.max(1, sizeBytes),
        chunkSize: Math.max(64, sizeBytes),
      });
      return expanded.length === sizeBytes ? expanded : undefined;
    } catch {
      // Damaged bytes, or more of them than the index says: the reader reports the block.
      return undefined;
    }
  },
  crc32: (bytes) => crc32(bytes),
};

/** A card pack being written to disk: it gets its final name only when it is complete and safely stored. */
export type PackFile = {
  readonly output: PackOutput;
  /** Stores the file as `path` and answers its size and its SHA-256 in hexadecimal digits. */
  readonly commit: (path: string) => { readonly sizeBytes: number; readonly sha256: string };
  /** Removes what was written so far. */
  readonly discard: () => void;
};

/** Starts a pack in `temporaryPath`, which must be on the same disk as its final place. */
export function createPackFile(temporaryPath: string): PackFile {
  const descriptor = openSync(temporaryPath, 'w');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  return {
    output: {
      write: (bytes) => {
        hash.update(bytes);
        let written = 0;
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
        sizeBytes += bytes.length;
      },
    },
    commit: (path) => {
      fsyncSync(descriptor);
      closeSync(descriptor);
      renameSync(temporaryPath, path);
      return { sizeBytes, sha256: hash.digest('hex') };
    },
    discard: () => {
      closeSync(descriptor);
      rmSync(temporaryPath, { force: true });
    },
  };
}

/** What a CVR import needs: what `readCvr` needs, with files on disk, and where the pack is to lie. */
export type PackCvrsRequest = Omit<ReadCvrRequest, 'files' | 'inflater'> & {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly packPath: string;
};

/** What came of a CVR import. There is a pack only where the upload is accepted; it may still need confirmation. */
export type PackedCvrs = {
  readonly reading: CvrReading;
  readonly pack: { readonly sizeBytes: number; readonly sha256: string } | undefined;
};

/** Reads an upload from disk into a card pack on disk. Nothing is left behind where it is refused, fails or is stopped. */
export async function packCvrs(request: PackCvrsRequest): Promise<PackedCvrs> {
  const { packPath, files, ...rest } = request;
  const opened: (OpenFile & { readonly name: string })[] = [];
  const packFile = createPackFile(`${packPath}.writing`);
  let isStored = false;
  try {
    for (const { name, path } of files) opened.push({ name, ...(await openFile(path)) });
    const sources = opened.map(({ name, source }) => ({
      name,
      source: /\.gz$/i.test(name) ? gunzipSource(source) : source,
    }));
    const writer = createCardPackWriter({ output: packFile.output, codec: nodePackCodec });
    const reading = await readCvr({ ...rest, files: sources, inflater: nodeInflater }, writer.sink);
    if (!reading.accepted) return { reading, pack: undefined };
    writer.finish(reading);
    const pack = packFile.commit(packPath);
    isStored = true;
    return { reading, pack };
  } finally {
    if (!isStored) packFile.discard();
    for (const { close } of opened) await close();
  }
}

/** Pushes chunks through a zlib stream by hand: `pipeline` would copy every lent chunk’s lifetime into its own hands. */
async function* throughZlib(zlib: Transform, compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const writing = (async () => {
    for await (const chunk of compressed) {
      await new Promise<void>((resolve, reject) => {
        zlib.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
    }
    zlib.end();
  })();
  // The rejection is observed below, when the expanded bytes have been read; until then it must not count as lost.
  writing.catch((error: unknown) => zlib.destroy(error instanceof Error ? error : undefined));
  try {
    for await (const chunk of zlib as AsyncIterable<Buffer>) {
      yield new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    }
    await writing;
  } finally {
    zlib.destroy();
  }
}
