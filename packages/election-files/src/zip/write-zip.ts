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

/** Writes an archive from front to back. */
export type ZipWriter = {
  readonly add: (name: string, bytes: Uint8Array) => void;
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

function inBlocks(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK_MAX));
  const written = new Uint8Array(bytes.length + blocks * BLOCK_HEAD);
  const view = new DataView(written.buffer);
  let at = 0;
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * BLOCK_MAX, (block + 1) * BLOCK_MAX);
    view.setUint8(at, block === blocks - 1 ? 1 : 0);
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, part.length ^ BLOCK_MAX, true);
    written.set(part, at + BLOCK_HEAD);
    at += BLOCK_HEAD + part.length;
  }
  return written;
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

  const add = (name: string, bytes: Uint8Array): void => {
    const path = encoder.encode(name);
    const packed = deflater.deflateRaw(bytes);
    const crc = deflater.crc32(bytes, 0);
    const common = new Uint8Array(26);
    const view = new DataView(common.buffer);
    view.setUint16(0, VERSION, true);
    view.setUint16(2, UTF_8_NAMES, true);
    view.setUint16(4, DEFLATED, true);
    view.setUint16(8, DATE, true);
    view.setUint32(10, crc, true);
    view.setUint32(14, packed.length, true);
    view.setUint32(18, bytes.length, true);
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
    emit(packed);
    entries += 1;
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

  return { add, finish };
}

/** Little-endian numbers of the given widths, one after the other. */
function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((total, [width]) => total + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}
