import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../byte-source.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { createUtf8Checker, encodingOfSource, utf8Chunks } from './utf8-chunks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function readBack(bytes: Uint8Array, piece: number): Promise<{ encoding: string; text: string }> {
  const source = memorySource(bytes, piece);
  const encoding = await encodingOfSource(source);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const chunk of utf8Chunks(source, { encoding, fileName: 'made' })) {
    text += decoder.decode(chunk, { stream: true });
  }
  return { encoding, text: text + decoder.decode() };
}

describe('is it UTF-8?', () => {
  const judge = (bytes: Uint8Array, piece: number) => {
    const checker = createUtf8Checker();
    for (let at = 0; at < bytes.length; at += piece) if (!checker.push(bytes.subarray(at, at + piece))) return false;
    return checker.end();
  };
  const platform = (bytes: Uint8Array) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  test('the answer is the platform’s, whatever the bytes and pieces', () => {
    const byte = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list)),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map(utf8),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (input, piece) => {
        expect(judge(input, piece)).toBe(platform(input));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('text of any encoding arrives as UTF-8', () => {
  test('UTF-8 with and without byte order mark', async () => {
    expect(await readBack(utf8('Muñoz'), 3)).toEqual({ encoding: 'utf-8', text: 'Muñoz' });
    // The mark is skipped by the tokenizer, not here; the decoder of this test drops it.
    expect(await readBack(utf8('\ufeffMuñoz'), 2)).toEqual({ encoding: 'utf-8', text: 'Muñoz' });
  });

  test('one byte that is not UTF-8, however late, makes the whole file Windows-1252', async () => {
    const bytes = Uint8Array.from([...utf8('Plain text, '), 0x4d, 0x75, 0xf1, 0x6f, 0x7a, 0x20, 0x80]);
    expect(await readBack(bytes, 5)).toEqual({ encoding: 'windows-1252', text: 'Plain text, Muñoz €' });
  });

  test.each([1, 2, 3, 7])('UTF-16 in pieces of %i bytes', async (piece) => {
    const text = 'Muñoz 🗳';
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    const bytesLe = new Uint8Array([0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])]);
    const bytesBe = new Uint8Array([0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])]);
    expect(await readBack(bytesLe, piece)).toEqual({ encoding: 'utf-16le', text });
    expect(await readBack(bytesBe, piece)).toEqual({ encoding: 'utf-16be', text });
  });

  test('bytes that only claim to be UTF-16 are refused', async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]);
    await expect(readBack(bytes, 100)).rejects.toBeInstanceOf(UnreadableFile);
  });
});
