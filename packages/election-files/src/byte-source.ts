/**
 * The bytes of a file, wherever they are: on disk, in a store, in memory, inside an archive.
 *
 * `chunks` reads from the first byte to the last and may be called again. A chunk is only lent: its bytes may be
 * overwritten once the next one is asked for. `read` gives any range, shorter only at the end; archives need it.
 */
export type ByteSource = {
  /** Undefined where only reading to the end would tell, as for a compressed file. */
  readonly sizeBytes: number | undefined;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly read: ((offset: number, length: number) => Promise<Uint8Array>) | undefined;
};

/**
 * The bytes of a lent chunk to keep. Not `chunk.slice()`: on Node a chunk may be a `Buffer`, whose `slice` shares the
 * memory, so that what was kept would become what is read next.
 */
export function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

const CHUNK_BYTES = 1 << 18;

/** Bytes already in memory as a source; handed out in chunks of `chunkBytes`. */
export function memorySource(bytes: Uint8Array, chunkBytes: number = CHUNK_BYTES): ByteSource {
  return {
    sizeBytes: bytes.length,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** The first bytes of a source, at most `length`; fewer only where the file is shorter. */
export async function readHead(source: ByteSource, length: number): Promise<Uint8Array> {
  if (source.read !== undefined) return copyOf(await source.read(0, length));
  const head = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of source.chunks()) {
    const part = chunk.subarray(0, length - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return head.subarray(0, filled);
}
