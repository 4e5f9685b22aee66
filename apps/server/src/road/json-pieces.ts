import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** Shorter lists are written anew each time. */
const LONG = 100;
/** So many lines are one piece: it is packed anew where one of them is another. */
const LINES = 100;

/** A part of a text, with what was worked out from it once it was needed. */
export type JsonPiece = {
  readonly text: string;
  readonly bytes: () => Buffer;
  readonly digest: () => Buffer;
  /** As blocks of DEFLATE (RFC 1951) that refer to nothing before them, end with a whole byte, and are not the last ones. */
  readonly packed: () => Promise<Buffer>;
};

/**
 * The same text as `JSON.stringify` makes of it, in pieces. The lines of its long lists are written, hashed and packed a hundred at a
 * time and remembered: of sixteen hundred, mostly one is another object than it was in the answer before.
 *
 * An object that was answered once must never change, as no readonly data does.
 */
export function jsonPieces(answer: object): readonly JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let text = '';
  const add = (piece: JsonPiece) => {
    pieces.push(pieceOf(text), piece);
    text = '';
  };
  for (const [name, value] of Object.entries(answer)) {
    const separator = pieces.length === 0 && text === '' ? '{' : ',';
    if (Array.isArray(value) && value.length >= LONG) {
      text += `${separator}${JSON.stringify(name)}:[`;
      for (let from = 0; from < value.length; from += LINES) {
        if (from > 0) text = ',';
        add(pieceOfLines(value.slice(from, from + LINES)));
      }
      text = ']';
      continue;
    }
    const written = JSON.stringify(value);
    // As in `JSON.stringify`, what is not there is not written.
    if (written !== undefined) text += `${separator}${JSON.stringify(name)}:${written}`;
  }
  pieces.push(pieceOf(pieces.length === 0 && text === '' ? '{}' : `${text}}`));
  return pieces;
}

/** Stands for the whole text: another text has another digest. */
export function digestOfPieces(pieces: readonly JsonPiece[]): string {
  return hash('sha256', Buffer.concat(pieces.map((piece) => piece.digest())), 'base64url');
}

/** Ten bytes that say how what follows is packed, and nothing of a name or a time (RFC 1952). */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** A last block in which nothing is. */
const LAST_BLOCK = Buffer.from([3, 0]);

/** The whole text as one member of a gzip file. What was packed before is not packed again. */
export async function gzipOfPieces(pieces: readonly JsonPiece[]): Promise<Buffer> {
  const packed = await Promise.all(pieces.map((piece) => piece.packed()));
  let check = 0;
  let length = 0;
  for (const piece of pieces) {
    const bytes = piece.bytes();
    check = crc32(bytes, check);
    length += bytes.length;
  }
  const end = Buffer.alloc(8);
  end.writeUInt32LE(check, 0);
  end.writeUInt32LE(length, 4);
  return Buffer.concat([GZIP_HEAD, ...packed, LAST_BLOCK, end]);
}

/** To open what packs costs more than all that can be spared of a shorter text. */
const WORTH_PACKING = 300;

/** Packing so little takes less than handing it to another thread: a fifth of a millisecond. */
const PACKED_HERE_MAX = 40_000;
const PACKING = { level: constants.Z_BEST_SPEED, finishFlush: constants.Z_FULL_FLUSH };

/** A block that holds its bytes as they are, and is not the last: its length, the same with every bit turned, and the bytes. */
function stored(bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(0xffff - bytes.length, 3);
  return Buffer.concat([head, bytes]);
}

/** As fast as it goes: nine tenths are gone at once. What is long is packed in a thread of the pool. */
async function packedOf(bytes: Buffer): Promise<Buffer> {
  if (bytes.length < WORTH_PACKING) return stored(bytes);
  return bytes.length <= PACKED_HERE_MAX ? deflateRawSync(bytes, PACKING) : deflated(bytes, PACKING);
}

const piecesByFirstLine = new WeakMap<object, { readonly lines: readonly unknown[]; readonly piece: JsonPiece }>();

function pieceOfLines(lines: readonly unknown[]): JsonPiece {
  const [first] = lines;
  if (typeof first !== 'object' || first === null) return pieceOf(textOf(lines));
  const known = piecesByFirstLine.get(first);
  if (known?.lines.length === lines.length && known.lines.every((line, place) => line === lines[place]))
    return known.piece;
  const piece = pieceOf(textOf(lines));
  piecesByFirstLine.set(first, { lines, piece });
  return piece;
}

const lineTexts = new WeakMap<object, string>();

function textOf(lines: readonly unknown[]): string {
  return lines.map(lineText).join(',');
}

function lineText(line: unknown): string {
  if (typeof line !== 'object' || line === null) return JSON.stringify(line) ?? 'null';
  const known = lineTexts.get(line);
  if (known !== undefined) return known;
  const text = JSON.stringify(line);
  lineTexts.set(line, text);
  return text;
}

function pieceOf(text: string): JsonPiece {
  let bytes: Buffer | undefined;
  let digest: Buffer | undefined;
  let packed: Promise<Buffer> | undefined;
  const piece: JsonPiece = {
    text,
    bytes: () => {
      bytes ??= Buffer.from(text);
      return bytes;
    },
    digest: () => {
      digest ??= hash('sha256', piece.bytes(), 'buffer');
      return digest;
    },
    packed: () => {
      packed ??= packedOf(piece.bytes());
      return packed;
    },
  };
  return piece;
}
