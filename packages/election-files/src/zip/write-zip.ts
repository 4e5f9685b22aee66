import { createByteWriter } from '../card-pack-bytes.ts';
import {
  END_SIGNATURE,
  END64_SIGNATURE,
  ENTRY_SIGNATURE,
  LOCAL_SIGNATURE,
  LOCATOR64_SIGNATURE,
  TOO_LARGE_16,
  TOO_LARGE_32,
} from './zip-signatures.ts';

/** Packs bytes. The platform's own: packages reach it only as an argument. */
export type Deflater = {
  readonly deflateRaw: (bytes: Uint8Array) => Uint8Array;
  readonly crc32: (bytes: Uint8Array, before: number) => number;
};

/** A file of an archive as its heads say it, before it is written. */
export type ZipHead = {
  readonly name: string;
  readonly crc32: number;
  readonly sizeBytes: number;
  readonly packedBytes: number;
};

/** Writes an archive from front to back: a file at once, or its head and then what it is packed to, piece by piece. */
export type ZipWriter = {
  readonly add: (name: string, bytes: Uint8Array) => void;
  readonly begin: (head: ZipHead) => void;
  readonly write: (packed: Uint8Array) => void;
  readonly finish: () => void;
};

/**
 * Bytes as they are, in blocks of a packed file that are not packed (RFC 1951 §3.2.4): the same on every machine, whatever packs there, so that an
 * archive can be written again from what is in it and compared.
 */
export function unpackedDeflater(crc32: Deflater['crc32']): Deflater {
  return { crc32, deflateRaw: inBlocks };
}

const BLOCK_MAX = 0xffff;
const BLOCK_HEAD = 5;

/** How many bytes so many come to in blocks that are not packed. */
export function unpackedBytes(sizeBytes: number): number {
  return sizeBytes + Math.max(1, Math.ceil(sizeBytes / BLOCK_MAX)) * BLOCK_HEAD;
}

/** The blocks of `sizeBytes` bytes piece by piece, as `unpackedDeflater` writes them at once. A piece is lent until the next is asked for. */
export async function* unpackedBlocks(
  pieces: AsyncIterable<Uint8Array>,
  sizeBytes: number,
): AsyncGenerator<Uint8Array> {
  let left = sizeBytes;
  let inBlock = 0;
  if (sizeBytes === 0) yield blockHead(0, true);
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      if (inBlock === 0) {
        inBlock = Math.min(left, BLOCK_MAX);
        yield blockHead(inBlock, inBlock === left);
      }
      const part = piece.subarray(at, at + inBlock);
      yield part;
      at += part.length;
      inBlock -= part.length;
      left -= part.length;
    }
  }
}

function inBlocks(bytes: Uint8Array): Uint8Array {
  const written = new Uint8Array(unpackedBytes(bytes.length));
  let at = 0;
  for (let from = 0; from === 0 || from < bytes.length; from += BLOCK_MAX) {
    const part = bytes.subarray(from, from + BLOCK_MAX);
    written.set(blockHead(part.length, from + BLOCK_MAX >= bytes.length), at);
    written.set(part, at + BLOCK_HEAD);
    at += BLOCK_HEAD + part.length;
  }
  return written;
}

function blockHead(length: number, isLast: boolean): Uint8Array {
  return numbers([1, isLast ? 1 : 0], [2, length], [2, length ^ BLOCK_MAX]);
}

const VERSION = 20;
const VERSION_64 = 45;
const UTF_8_NAMES = 0x0800;
const DEFLATED = 8;
// 1980-01-01, the earliest a ZIP can say: equal content gives equal bytes, whenever it is written.
const DATE = 0x0021;

/** Starts an archive. Entries up to 4 GB; ZIP64 is used for the directory where it is needed. */
export function createZipWriter(options: {
  readonly output: { readonly write: (bytes: Uint8Array) => void };
  readonly deflater: Deflater;
}): ZipWriter {
  const { output, deflater } = options;
  const directory = createByteWriter();
  const encoder = new TextEncoder();
  let offset = 0;
  let entries = 0;

  const emit = (bytes: Uint8Array): void => {
    output.write(bytes);
    offset += bytes.length;
  };

  const begin = ({ name, crc32, sizeBytes, packedBytes }: ZipHead): void => {
    const path = encoder.encode(name);
    const common = new Uint8Array(26);
    const view = new DataView(common.buffer);
    view.setUint16(0, VERSION, true);
    view.setUint16(2, UTF_8_NAMES, true);
    view.setUint16(4, DEFLATED, true);
    view.setUint16(8, DATE, true);
    view.setUint32(10, crc32, true);
    view.setUint32(14, packedBytes, true);
    view.setUint32(18, sizeBytes, true);
    view.setUint16(22, path.length, true);

    const isFar = offset >= TOO_LARGE_32;
    directory.bytes(numbers([4, ENTRY_SIGNATURE], [2, isFar ? VERSION_64 : VERSION]));
    directory.bytes(common.subarray(0, 24));
    directory.bytes(numbers([2, isFar ? 12 : 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, isFar ? TOO_LARGE_32 : offset]));
    directory.bytes(path);
    if (isFar) directory.bytes(numbers([2, 1], [2, 8], [8, offset]));

    emit(numbers([4, LOCAL_SIGNATURE]));
    emit(common);
    emit(path);
    entries += 1;
  };

  const add = (name: string, bytes: Uint8Array): void => {
    const packed = deflater.deflateRaw(bytes);
    const crc32 = deflater.crc32(bytes, 0);
    begin({ name, crc32, sizeBytes: bytes.length, packedBytes: packed.length });
    emit(packed);
  };

  const finish = (): void => {
    const start = offset;
    const bytes = directory.written();
    emit(bytes);
    if (entries > TOO_LARGE_16 || start >= TOO_LARGE_32) {
      const end64 = offset;
      emit(numbers([4, END64_SIGNATURE], [8, 44], [2, VERSION_64], [2, VERSION_64], [4, 0], [4, 0]));
      emit(numbers([8, entries], [8, entries], [8, bytes.length], [8, start]));
      emit(numbers([4, LOCATOR64_SIGNATURE], [4, 0], [8, end64], [4, 1]));
    }
    const shown = Math.min(entries, TOO_LARGE_16);
    emit(numbers([4, END_SIGNATURE], [2, 0], [2, 0], [2, shown], [2, shown]));
    emit(numbers([4, Math.min(bytes.length, TOO_LARGE_32)], [4, Math.min(start, TOO_LARGE_32)], [2, 0]));
  };

  return { add, begin, write: emit, finish };
}

/** Little-endian numbers of the given widths, one after the other. */
function numbers(...fields: readonly (readonly [width: 1 | 2 | 4 | 8, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((total, [width]) => total + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 1) view.setUint8(at, value);
    else if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}
