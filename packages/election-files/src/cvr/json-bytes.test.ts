import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createJsonBytes,
  createKeyTable,
  expectByte,
  type JsonBytes,
  JsonFault,
  NEED_MORE,
  nextItem,
  onlyBlanksLeft,
  peekByte,
  readBoolean,
  readNumber,
  readText,
  skipValue,
  textOf,
} from './json-bytes.ts';

/** A reader over a text; `final` says that nothing follows. */
function jsonOf(text: string, final = true): JsonBytes {
  const json = createJsonBytes();
  const encoded = new TextEncoder().encode(text);
  json.bytes = new Uint8Array([...encoded, 0]);
  json.end = encoded.length;
  json.final = final;
  return json;
}

/** Whether a text is one JSON value, by our reader. */
function isJson(text: string): boolean {
  const json = jsonOf(text);
  try {
    skipValue(json);
    return onlyBlanksLeft(json);
  } catch (error) {
    if (error instanceof JsonFault) return false;
    throw error;
  }
}

function platformAgrees(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a value of any kind with the reader's own parts. */
function readAny(json: JsonBytes): unknown {
  const byte = String.fromCharCode(peekByte(json));
  if (byte === '"') {
    readText(json);
    return textOf(json);
  }
  if (byte === 't' || byte === 'f') return readBoolean(json);
  if (byte === 'n') {
    skipValue(json);
    return null;
  }
  if (byte === '[') {
    json.at += 1;
    const items: unknown[] = [];
    for (let first = true; nextItem(json, { first, close: 0x5d }); first = false) items.push(readAny(json));
    return items;
  }
  if (byte === '{') {
    json.at += 1;
    const members: [string, unknown][] = [];
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      readText(json);
      const key = textOf(json);
      expectByte(json, 0x3a);
      members.push([key, readAny(json)]);
    }
    return Object.fromEntries(members);
  }
  return readNumber(json);
}

const noNegativeZero = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('what the platform reads is read the same', () => {
  test('any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), fc.constantFrom(0, 2), (value, indent) => {
        expect(readAny(jsonOf(JSON.stringify(value, null, indent)))).toEqual(noNegativeZero(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('what is JSON and what is not', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '\\',
      'u00e9',
      '1',
      '0',
      '-',
      '.',
      'e',
      ' ',
      'true',
      'null',
      '\n',
    );
    const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (written) => {
        expect(isJson(written)).toBe(platformAgrees(written));
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '--1',
    '"\\x"',
    '"\\u12g4"',
    '"a\nb"',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '[1 2]',
    'nul',
    '',
  ])('%j is refused', (text) => {
    expect(isJson(text)).toBe(false);
  });

  test('nesting deeper than any export is refused instead of filling the stack', () => {
    expect(isJson('['.repeat(100_000) + ']'.repeat(100_000))).toBe(false);
  });
});

describe('the bytes may end anywhere', () => {
  test('a value cut off asks for more, and never passes as complete', () => {
    const text = '{"a":[1.5e3,"x\\u00e9y",true,null,{"b":-20}],"c":"é"}';
    const bytes = new TextEncoder().encode(text);
    for (let end = 0; end < bytes.length; end += 1) {
      const json = createJsonBytes();
      json.bytes = new Uint8Array([...bytes.slice(0, end), 0]);
      json.end = end;
      expect(() => skipValue(json)).toThrow(NEED_MORE as unknown as Error);
    }
  });
});

describe('keys', () => {
  test('known keys are told apart by their bytes, others are −1', () => {
    const names = ['Id', 'Marks', 'IsVote', 'IsNote', 'Rank'] as const;
    const key = createKeyTable(names);
    for (const [index, name] of names.entries()) expect(key(jsonOf(JSON.stringify(name)))).toBe(index);
    for (const other of ['', 'id', 'IsVotes', 'Mark']) expect(key(jsonOf(JSON.stringify(other)))).toBe(-1);
  });
});
