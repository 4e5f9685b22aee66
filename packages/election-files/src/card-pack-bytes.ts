/** Bytes being written, in a buffer that grows and is used again. */
export type ByteWriter = {
  readonly reset: () => void;
  readonly byte: (value: number) => void;
  /** A whole number from 0 to 2⁵³−1 in seven bits a byte, lowest first (LEB128). */
  readonly varint: (value: number) => void;
  readonly bytes: (value: Uint8Array) => void;
  readonly text: (value: string) => void;
  readonly written: () => Uint8Array;
};

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** An empty writer. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const byte = (value: number): void => {
    reserve(1);
    buffer[length++] = value;
  };
  const varint = (value: number): void => {
    reserve(8);
    let rest = value;
    while (rest >= 128) {
      buffer[length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    buffer[length++] = rest;
  };
  const bytes = (value: Uint8Array): void => {
    reserve(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  const text = (value: string): void => {
    const encoded = ENCODER.encode(value);
    varint(encoded.length);
    bytes(encoded);
  };
  const reset = (): void => {
    length = 0;
  };
  return { reset, byte, varint, bytes, text, written: () => buffer.subarray(0, length) };
}

/** Thrown by a reader that runs past its bytes; the pack reader turns it into `PackDamage`. */
export class PackTruncated extends Error {
  override readonly name = 'PackTruncated';
}

/** Bytes being read from the front. */
export type ByteReader = {
  readonly byte: () => number;
  readonly varint: () => number;
  readonly take: (length: number) => Uint8Array;
  readonly text: () => string;
  /** Everything not read yet. */
  readonly rest: () => Uint8Array;
};

/** A reader at the first byte. Never reads past the end: damaged bytes throw `PackTruncated`. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const byte = (): number => {
    const value = bytes[at];
    if (value === undefined) throw new PackTruncated('a block ends too early');
    at += 1;
    return value;
  };
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (let index = 0; index < 8; index += 1) {
      const part = byte();
      value += (part & 127) * scale;
      if (part < 128) return value;
      scale *= 128;
    }
    throw new PackTruncated('a number is too long');
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new PackTruncated('a block ends too early');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { byte, varint, take, text: () => DECODER.decode(take(varint())), rest: () => bytes.subarray(at) };
}

/** Numbers as differences from the one before: neighbouring cards differ little. */
export function writeNumbers(writer: ByteWriter, values: Uint32Array | Float64Array, count: number): void {
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? 0;
    const difference = value - before;
    writer.varint(difference >= 0 ? difference * 2 : -difference * 2 - 1);
    before = value;
  }
}

/** Reads what `writeNumbers` wrote. */
export function readNumbers(reader: ByteReader, count: number): Float64Array {
  const values = new Float64Array(count);
  const bytes = reader.rest();
  let at = 0;
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    let part = bytes[at++] ?? 255;
    let coded = part & 127;
    for (let scale = 128; part >= 128; scale *= 128) {
      part = bytes[at++] ?? 255;
      if (scale > SCALE_MAX || at > bytes.length) throw new PackTruncated('a column of numbers ends too early');
      coded += (part & 127) * scale;
    }
    before += coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    values[index] = before;
  }
  return values;
}

/** More than 2⁵³ is no number that was written here. */
const SCALE_MAX = 2 ** 49;

/** Codes below `limit`, a byte each where they fit and else two. */
export function writeCodes(writer: ByteWriter, codes: Uint16Array, { count, limit }: { count: number; limit: number }) {
  // An array of bytes keeps the lowest eight bits of what is put into it.
  writer.bytes(Uint8Array.from(codes.subarray(0, count)));
  if (limit > 256) writer.bytes(Uint8Array.from(codes.subarray(0, count), (code) => code >> 8));
}

/** Reads what `writeCodes` wrote. */
export function readCodes(
  reader: ByteReader,
  { count, limit }: { count: number; limit: number },
): Uint8Array | Uint16Array {
  const low = reader.take(count);
  if (limit <= 256) return low;
  const codes = Uint16Array.from(low);
  const high = reader.take(count);
  for (let index = 0; index < count; index += 1) codes[index] = (codes[index] ?? 0) + ((high[index] ?? 0) << 8);
  return codes;
}

/** Sections of one compressed part: their lengths first, so that one is found without reading the others. */
export function writeSections(writer: ByteWriter, sections: readonly Uint8Array[]): void {
  writer.varint(sections.length);
  for (const section of sections) writer.varint(section.length);
  for (const section of sections) writer.bytes(section);
}

/** Reads what `writeSections` wrote. */
export function readSections(bytes: Uint8Array): Uint8Array[] {
  const reader = createByteReader(bytes);
  const lengths: number[] = [];
  const count = reader.varint();
  for (let section = 0; section < count; section += 1) lengths.push(reader.varint());
  return lengths.map((length) => reader.take(length));
}
