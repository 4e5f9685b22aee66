import { fileSaying } from '@plumbline/words/file-words';
import { type ByteSource, readHead } from '../byte-source.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { decodeWindows1252, encodingOf, type TextEncoding } from './decode-text.ts';

/**
 * How the text of a large file is encoded: UTF-16 where a byte order mark says so, UTF-8 where every byte fits it,
 * else Windows-1252. Reads the whole file once, because one accented name in the last line decides.
 */
export async function encodingOfSource(source: ByteSource, signal?: AbortSignal): Promise<TextEncoding> {
  const marked = encodingOf(await readHead(source, 2));
  if (marked !== 'utf-8') return marked;
  const checker = createUtf8Checker();
  for await (const chunk of source.chunks()) {
    signal?.throwIfAborted();
    if (!checker.push(chunk)) return 'windows-1252';
  }
  return checker.end() ? 'utf-8' : 'windows-1252';
}

/** The text of a source as chunks of UTF-8, whatever it is encoded in. Chunks are lent, as those of the source. */
export async function* utf8Chunks(
  source: ByteSource,
  { encoding, fileName }: { readonly encoding: TextEncoding; readonly fileName: string },
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* source.chunks();
    return;
  }
  const encoder = new TextEncoder();
  if (encoding === 'windows-1252') {
    for await (const chunk of source.chunks()) yield encoder.encode(decodeWindows1252(chunk));
    return;
  }
  const decoder = new TextDecoder('utf-16le', { fatal: true });
  const pairs = encoding === 'utf-16be' ? createPairSwapper() : (chunk: Uint8Array) => chunk;
  const decode = (chunk: Uint8Array, stream: boolean) => {
    try {
      return encoder.encode(decoder.decode(chunk, { stream }));
    } catch {
      throw notUtf16(fileName);
    }
  };
  for await (const chunk of source.chunks()) yield decode(pairs(chunk), true);
  yield decode(new Uint8Array(0), false);
}

/** Answers, piece by piece, whether bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). */
export function createUtf8Checker(): { readonly push: (chunk: Uint8Array) => boolean; readonly end: () => boolean } {
  let missing = 0;
  let low = 0x80;
  let high = 0xbf;

  const push = (chunk: Uint8Array): boolean => {
    let at = 0;
    while (at < chunk.length) {
      if (missing === 0) {
        at = skipAscii(chunk, at);
        if (at === chunk.length) break;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (missing > 0) {
        if (byte < low || byte > high) return false;
        low = 0x80;
        high = 0xbf;
        missing -= 1;
      } else {
        if (byte < 0xc2 || byte > 0xf4) return false;
        missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
        high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
      }
    }
    return true;
  };

  return { push, end: () => missing === 0 };
}

/** The first byte from `from` on that is not ASCII; four bytes are looked at in one step. */
function skipAscii(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && ((bytes.byteOffset + at) & 3) !== 0) {
    if ((bytes[at] ?? 0) > 0x7f) return at;
    at += 1;
  }
  if (at === bytes.length) return at;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  let word = 0;
  while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word += 1;
  at += word * 4;
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
  return at;
}

/** Turns big-endian UTF-16 into little-endian; a chunk may end in the middle of a pair. */
function createPairSwapper(): (chunk: Uint8Array) => Uint8Array {
  let odd: number | undefined;
  return (chunk) => {
    const kept = odd === undefined ? 0 : 1;
    const joined = new Uint8Array(kept + chunk.length);
    joined[0] = odd ?? 0;
    joined.set(chunk, kept);
    const even = joined.length & ~1;
    odd = joined.length === even ? undefined : joined[even];
    for (let at = 0; at < even; at += 2) {
      const high = joined[at] ?? 0;
      joined[at] = joined[at + 1] ?? 0;
      joined[at + 1] = high;
    }
    return joined.subarray(0, even);
  };
}

function notUtf16(fileName: string): UnreadableFile {
  return new UnreadableFile({
    code: 'NOT_TEXT',
    message: fileSaying('tables.saysItIsUtf16', { fileName }),
    advice: fileSaying('tables.exportTheFileAgainAndSend'),
  });
}
