import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeDeflater } from '../node.ts';
import { unpackedBlocks, unpackedBytes, unpackedDeflater } from './write-zip.ts';

const { deflateRaw } = unpackedDeflater(nodeDeflater.crc32);

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

test('blocks that are written piece by piece are those that are written at once, and any program unpacks them', async () => {
  // Around the 65,535 bytes that a block holds (RFC 1951 §3.2.4).
  const length = fc.constantFrom(0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 200_000);
  await fc.assert(
    fc.asyncProperty(length, fc.array(fc.nat(90_000), { maxLength: 4 }), async (size, sizes) => {
      const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
      const pieces: Uint8Array[] = [];
      for await (const piece of unpackedBlocks(cut(bytes, sizes), size)) pieces.push(piece.slice());
      const written = Buffer.concat(pieces);
      expect(written.equals(deflateRaw(bytes))).toBe(true);
      expect(written.length).toBe(unpackedBytes(size));
      expect(inflateRawSync(written).equals(bytes)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
