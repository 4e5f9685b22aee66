/**
 * Reads JSON (RFC 8259) straight from UTF-8 bytes, value by value, so that a file of gigabytes never becomes one
 * string or one object. Strict: what JSON.parse refuses is refused here too, in skipped values as well.
 *
 * The bytes may be only the beginning of the file: reaching their end throws `NEED_MORE`, and the caller reads the
 * same value again once it has more.
 */
export type JsonBytes = {
  bytes: Uint8Array;
  at: number;
  end: number;
  /** No bytes will follow. */
  final: boolean;
  /** The string read last: its bytes without the quotes. */
  textStart: number;
  textEnd: number;
  textEscaped: boolean;
};

/** Thrown where the bytes end within a value and more may come. */
export const NEED_MORE = Symbol('the value continues behind the bytes at hand');

/** Thrown where the bytes are not JSON. `at` is an index in the bytes at hand. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  readonly at: number;

  constructor(reason: string, at: number) {
    super(reason);
    this.at = at;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DEPTH_MAX = 64;
const DECODER = new TextDecoder('utf-8', { fatal: true });

/** A reader without bytes. */
export function createJsonBytes(): JsonBytes {
  return {
    bytes: new Uint8Array(0),
    at: 0,
    end: 0,
    final: false,
    textStart: 0,
    textEnd: 0,
    textEscaped: false,
  };
}

/** The next byte that is not blank, not yet consumed. */
export function peekByte(json: JsonBytes): number {
  const { bytes, end } = json;
  let at = json.at;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
      json.at = at;
      return byte;
    }
    at += 1;
  }
  json.at = at;
  return endReached(json);
}

/** Whether only blanks are left. */
export function onlyBlanksLeft(json: JsonBytes): boolean {
  for (let at = json.at; at < json.end; at += 1) {
    const byte = json.bytes[at] ?? 0;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}

function endReached(json: JsonBytes): never {
  if (!json.final) throw NEED_MORE;
  throw new JsonFault('it ends too early', json.end);
}

/** Consumes one given character. */
export function expectByte(json: JsonBytes, byte: number): void {
  if (peekByte(json) !== byte) throw new JsonFault(`“${String.fromCharCode(byte)}” is missing`, json.at);
  json.at += 1;
}

/**
 * Steps through an object or array: true while there is a further member or element. `first` is true before the first.
 * Consumes the opening bracket's successor commas and the closing bracket, not the opening one.
 */
export function nextItem(json: JsonBytes, { first, close }: { first: boolean; close: 0x7d | 0x5d }): boolean {
  const byte = peekByte(json);
  if (byte === close) {
    json.at += 1;
    return false;
  }
  if (first) return true;
  if (byte !== 0x2c) throw new JsonFault('a comma is missing', json.at);
  json.at += 1;
  if (peekByte(json) === close) throw new JsonFault('there is a comma too many', json.at);
  return true;
}

/** Reads a string; its bytes are then `textStart … textEnd`. A zero byte must follow the bytes at hand. */
export function readText(json: JsonBytes): void {
  if (peekByte(json) !== QUOTE) throw new JsonFault('a text in quotes is missing', json.at);
  const { bytes, end } = json;
  let at = json.at + 1;
  json.textStart = at;
  json.textEscaped = false;
  for (;;) {
    let byte = bytes[at] ?? 0;
    while (byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20) byte = bytes[++at] ?? 0;
    if (at >= end) endReached(json);
    if (byte === QUOTE) break;
    if (byte !== BACKSLASH) throw new JsonFault('a text contains a control character', at);
    json.textEscaped = true;
    at = skipEscape(json, at + 1);
  }
  json.textEnd = at;
  json.at = at + 1;
}

function skipEscape(json: JsonBytes, at: number): number {
  if (at >= json.end) return endReached(json);
  const byte = json.bytes[at] ?? 0;
  if (byte !== 0x75) {
    if (!'"\\/bfnrt'.includes(String.fromCharCode(byte))) throw new JsonFault('a backslash stands alone', at);
    return at + 1;
  }
  for (let digit = at + 1; digit <= at + 4; digit += 1) {
    if (digit >= json.end) return endReached(json);
    if (!/[0-9a-f]/i.test(String.fromCharCode(json.bytes[digit] ?? 0)))
      throw new JsonFault('an escape is incomplete', digit);
  }
  return at + 5;
}

/** The string read last, as text. */
export function textOf(json: JsonBytes): string {
  const { bytes, textStart, textEnd, textEscaped } = json;
  try {
    const text = DECODER.decode(bytes.subarray(textStart, textEnd));
    return textEscaped ? String(JSON.parse(`"${text}"`)) : text;
  } catch {
    // Only the decoder can throw here: escapes were checked when the text was read.
    throw new JsonFault('a text is not UTF-8', textStart);
  }
}

/** Reads a number. */
export function readNumber(json: JsonBytes): number {
  peekByte(json);
  const { bytes, end } = json;
  const start = json.at;
  let at = start;
  let value = 0;
  let byte = bytes[at] ?? 0;
  while (byte >= 0x30 && byte <= 0x39 && at < end) {
    value = value * 10 + byte - 0x30;
    byte = bytes[++at] ?? 0;
  }
  if (at >= end && !json.final) throw NEED_MORE;
  const plain = byte !== 0x2e && byte !== 0x65 && byte !== 0x45 && at > start && at - start < 16;
  if (plain && (bytes[start] !== 0x30 || at === start + 1)) {
    json.at = at;
    return value;
  }
  return readAnyNumber(json, start);
}

/** Numbers with a sign, fraction or exponent, or that are none. */
function readAnyNumber(json: JsonBytes, start: number): number {
  let at = start;
  while (at < json.end && '+-.0123456789Ee'.includes(String.fromCharCode(json.bytes[at] ?? 0))) at += 1;
  if (at >= json.end && !json.final) throw NEED_MORE;
  const text = DECODER.decode(json.bytes.subarray(start, at));
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) throw new JsonFault('a value is missing', start);
  json.at = at;
  return Number(text);
}

/** Reads `true` or `false`. */
export function readBoolean(json: JsonBytes): boolean {
  const truth = peekByte(json) === 0x74;
  skipWord(json, truth ? 'true' : 'false');
  return truth;
}

function skipWord(json: JsonBytes, word: string): void {
  for (let index = 0; index < word.length; index += 1) {
    if (json.at + index >= json.end) endReached(json);
    if (json.bytes[json.at + index] !== word.charCodeAt(index)) throw new JsonFault('a value is missing', json.at);
  }
  json.at += word.length;
}

/** Reads past a value of any kind. */
export function skipValue(json: JsonBytes, depth = 0): void {
  switch (peekByte(json)) {
    case QUOTE:
      readText(json);
      return;
    case 0x7b:
      skipMembers(json, depth + 1);
      return;
    case 0x5b:
      skipElements(json, depth + 1);
      return;
    case 0x74:
      skipWord(json, 'true');
      return;
    case 0x66:
      skipWord(json, 'false');
      return;
    case 0x6e:
      skipWord(json, 'null');
      return;
    default:
      readNumber(json);
  }
}

function skipMembers(json: JsonBytes, depth: number): void {
  if (depth > DEPTH_MAX) throw new JsonFault('it is nested too deeply', json.at);
  json.at += 1;
  for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
    readText(json);
    expectByte(json, 0x3a);
    skipValue(json, depth);
  }
}

function skipElements(json: JsonBytes, depth: number): void {
  if (depth > DEPTH_MAX) throw new JsonFault('it is nested too deeply', json.at);
  json.at += 1;
  for (let first = true; nextItem(json, { first, close: 0x5d }); first = false) skipValue(json, depth);
}

/** Numbers the names a reader knows, so that a key is found without making a string of it; −1 is unknown. */
export function createKeyTable<const Names extends readonly string[]>(names: Names): (json: JsonBytes) => number {
  const size = 256;
  const slots: number[][] = Array.from({ length: size }, () => []);
  const encoded = names.map((name) => new TextEncoder().encode(name));
  encoded.forEach((bytes, index) => {
    slots[slotOf(bytes, 0, bytes.length) % size]?.push(index);
  });
  return (json) => {
    readText(json);
    const { bytes, textStart, textEnd } = json;
    const candidates = slots[slotOf(bytes, textStart, textEnd) % size];
    if (candidates === undefined) return -1;
    for (const index of candidates) {
      const name = encoded[index];
      if (name !== undefined && sameBytes(name, bytes, textStart, textEnd)) return index;
    }
    return -1;
  };
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  return (end - start) * 7 + (bytes[start] ?? 0) * 3 + (bytes[end - 1] ?? 0);
}

function sameBytes(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let index = 0; index < name.length; index += 1) if (name[index] !== bytes[start + index]) return false;
  return true;
}
