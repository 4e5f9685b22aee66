/** How the bytes of a text file were read. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text of a file, without its byte order mark. */
export type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

// Bytes 0x80–0x9F of Windows-1252. Written out because the platforms' own decoders have disagreed about them.
const WINDOWS_1252_UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Reads bytes as text: UTF-16 where a byte order mark says so, UTF-8 where every byte fits it, and otherwise the
 * whole file as Windows-1252, so that no character is ever replaced by a question mark.
 *
 * Undefined when the bytes announce UTF-16 and are not.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const encoding = encodingOf(bytes);
  switch (encoding) {
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(bytes.subarray(2), encoding);
    default:
      return decodeUtf8(bytes) ?? { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

/** What the byte order mark says, or UTF-8 where there is none. */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Reads bytes as Windows-1252, which has a character for every byte. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252_UPPER.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function decodeUtf8(bytes: Uint8Array): DecodedText | undefined {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // A fatal decoder throws on the first byte that is not UTF-8: that is the question being asked here.
    return undefined;
  }
}

function decodeUtf16(body: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText | undefined {
  const littleEndian = encoding === 'utf-16le' ? body : swapBytePairs(body);
  try {
    return { text: new TextDecoder('utf-16le', { fatal: true }).decode(littleEndian), encoding };
  } catch {
    return undefined;
  }
}

function swapBytePairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) swapped[index] = bytes[index ^ 1] ?? 0;
  return swapped;
}
