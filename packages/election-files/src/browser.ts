import type { ByteSource } from './byte-source.ts';
import { crc32 } from './zip/crc32.ts';
import type { Inflater } from './zip/zip-limits.ts';

/* What a browser has instead of Node's files and zlib. Node has it as well, so that both are held to the same. */

/** A read of the disk, each of which takes its time whatever its size. */
const READ_BYTES = 1 << 22;

/** A file that was chosen in a browser, as a source. Its reading rejects where the file was changed or taken away since. */
export function blobSource(blob: Blob): ByteSource {
  const read = async (offset: number, length: number): Promise<Uint8Array> =>
    new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  const chunks = async function* () {
    for (let offset = 0; offset < blob.size; offset += READ_BYTES) yield await read(offset, READ_BYTES);
  };
  return { sizeBytes: blob.size, chunks, read };
}

/** The content of a gzip-compressed source, expanded while it is read. Rejects with `DamagedBytes` where it is none. */
export function browserGunzipSource(compressed: ByteSource): ByteSource {
  return { sizeBytes: undefined, chunks: () => expanded('gzip', compressed.chunks()), read: undefined };
}

/** Compressed bytes that are damaged; the code is what zlib says of them. */
export class DamagedBytes extends Error {
  override readonly name = 'DamagedBytes';
  readonly code = 'Z_DATA_ERROR';
}

/** The browser's streams for the archive reader. */
export const browserInflater: Inflater = {
  crc32,
  async inflateRaw(compressed, sizeBytes) {
    if (sizeBytes === 0) return new Uint8Array(0);
    const bytes = new Uint8Array(sizeBytes);
    let filled = 0;
    try {
      for await (const chunk of expanded('deflate-raw', piecesOf(compressed))) {
        if (filled + chunk.length > sizeBytes) return undefined;
        bytes.set(chunk, filled);
        filled += chunk.length;
      }
    } catch (error) {
      if (error instanceof DamagedBytes) return undefined;
      throw error;
    }
    return filled === sizeBytes ? bytes : undefined;
  },
  inflateRawChunks: (compressed) => expanded('deflate-raw', compressed),
};

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

type Compression = ConstructorParameters<typeof DecompressionStream>[0];

/** Pushes chunks through the stream by hand, so that a chunk that is only lent is used up before the next is asked for. */
async function* expanded(
  compression: Compression,
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream(compression);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let sourceFailed: { readonly error: unknown } | undefined;
  const writing = (async () => {
    const pieces = compressed[Symbol.asyncIterator]();
    for (;;) {
      const piece = await pieces.next().catch((error: unknown) => {
        sourceFailed = { error };
        throw error;
      });
      if (piece.done === true) break;
      // A copy, because the browser may look at it later than it says.
      await writer.write(new Uint8Array(piece.value));
    }
    await writer.close();
  })();
  // Whatever goes wrong in writing ends the reading below, where it is told apart.
  writing.catch((error: unknown) => writer.abort(error).catch(() => {}));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await writing;
  } catch (error) {
    if (sourceFailed !== undefined) throw sourceFailed.error;
    throw new DamagedBytes('the compressed bytes are damaged', { cause: error });
  } finally {
    reader.cancel().catch(() => {});
  }
}
