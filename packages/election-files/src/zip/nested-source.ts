import { type ByteSource, copyOf, memorySource } from '../byte-source.ts';
import type { ZipArchive, ZipEntry } from './read-zip.ts';

const IN_MEMORY_BYTES = 64 * 2 ** 20;
const WINDOW_BYTES = 32 * 2 ** 20;

/**
 * An entry as a source of its own, so that an archive in an archive can be opened. A stored entry is a range of the
 * outer file; a small one is expanded into memory; a large one is expanded again from the start whenever something
 * before the last 32 MB is asked for, which for an archive read from front to back is twice.
 */
export async function entrySource(archive: ZipArchive, entry: ZipEntry, outer: ByteSource): Promise<ByteSource> {
  const { sizeBytes } = entry;
  const chunks = () => archive.entryChunks(entry);
  const outerRead = outer.read;
  if (entry.isStored && outerRead !== undefined) {
    const start = await archive.storedAt(entry);
    const read = (offset: number, length: number) =>
      outerRead(start + offset, Math.max(0, Math.min(length, sizeBytes - offset)));
    return { sizeBytes, chunks, read };
  }
  if (sizeBytes <= IN_MEMORY_BYTES) return memorySource(await allBytes(chunks(), sizeBytes));
  return { sizeBytes, chunks, read: createRestartingReader(chunks, sizeBytes) };
}

/** All bytes of a stream whose length is known. */
export async function allBytes(chunks: AsyncIterable<Uint8Array>, sizeBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(sizeBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  return bytes.subarray(0, filled);
}

/** Random access to what can only be read forwards: keeps the last bytes, and starts again for earlier ones. */
export function createRestartingReader(
  chunks: () => AsyncIterable<Uint8Array>,
  sizeBytes: number,
  windowBytes: number = WINDOW_BYTES,
): NonNullable<ByteSource['read']> {
  let kept: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  let keptBytes = 0;
  let position = 0;
  let stream = chunks()[Symbol.asyncIterator]();

  const advance = async (): Promise<boolean> => {
    const next = await stream.next();
    if (next.done === true) return false;
    kept.push({ start: position, bytes: copyOf(next.value) });
    keptBytes += next.value.length;
    position += next.value.length;
    return true;
  };

  const forget = (before: number): void => {
    while (kept.length > 0) {
      const first = kept[0];
      if (first === undefined || keptBytes - first.bytes.length < windowBytes) return;
      if (first.start + first.bytes.length > before) return;
      kept.shift();
      keptBytes -= first.bytes.length;
    }
  };

  return async (offset, length) => {
    const end = Math.min(sizeBytes, offset + length);
    if (offset < (kept[0]?.start ?? position)) {
      await stream.return?.();
      stream = chunks()[Symbol.asyncIterator]();
      kept = [];
      keptBytes = 0;
      position = 0;
    }
    while (position < end && (await advance())) forget(offset);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    for (const part of kept) {
      const from = Math.max(offset, part.start);
      const to = Math.min(end, part.start + part.bytes.length);
      if (from < to) bytes.set(part.bytes.subarray(from - part.start, to - part.start), from - offset);
    }
    return bytes;
  };
}
