import { expect, test } from 'vitest';
import { decodeText, decodeWindows1252 } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
};

test('UTF-8 is read with and without its byte order mark', () => {
  expect(decodeText(utf8('Doña Ana'))).toEqual({ text: 'Doña Ana', encoding: 'utf-8' });
  expect(decodeText(utf8('\ufeffDoña Ana'))).toEqual({ text: 'Doña Ana', encoding: 'utf-8' });
});

test('UTF-16 is read in both byte orders where a byte order mark announces it', () => {
  expect(decodeText(utf16('Doña Ana', true))).toEqual({ text: 'Doña Ana', encoding: 'utf-16le' });
  expect(decodeText(utf16('Doña Ana', false))).toEqual({ text: 'Doña Ana', encoding: 'utf-16be' });
});

test('what announces UTF-16 and is cut in the middle of a character is no text', () => {
  expect(decodeText(utf16('abc', true).subarray(0, 5))).toBeUndefined();
  expect(decodeText(utf16('abc', false).subarray(0, 5))).toBeUndefined();
});

test('one byte that is not UTF-8 makes the whole file Windows-1252, and no character is lost', () => {
  const mixed = new Uint8Array([...utf8('Do'), 0xf1, ...utf8('a é')]);
  expect(decodeText(mixed)).toEqual({ text: 'Doña Ã©', encoding: 'windows-1252' });
});

test('the upper controls of Windows-1252 are the typographic characters of the Unicode mapping table', () => {
  const bytes = new Uint8Array([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9f, 0xa0, 0xff]);
  expect(decodeWindows1252(bytes)).toBe('€…‘’“”–—Ÿ\u00a0ÿ');
});
