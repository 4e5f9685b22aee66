import type { PacketFile } from '@plumbline/documents';
import { createZipWriter, unpackedDeflater } from '@plumbline/election-files';
import { nodeDeflater } from '@plumbline/election-files/node';

/** An archive of files as each of them is made: one at a time is held. It is not packed, so that whoever checks it writes the same again. */
export async function* archiveOf(files: AsyncIterable<PacketFile>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const deflater = unpackedDeflater(nodeDeflater.crc32);
  const zip = createZipWriter({ output: { write: (bytes) => pieces.push(bytes.slice()) }, deflater });
  for await (const { path, bytes } of files) {
    zip.add(path, bytes);
    yield* pieces;
    pieces = [];
  }
  zip.finish();
  yield* pieces;
}
