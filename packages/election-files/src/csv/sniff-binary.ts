const SIGNATURES: readonly (readonly [signature: readonly number[], inWords: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook of the old kind (.xls)'],
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook (.xlsx) or another ZIP archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty ZIP archive'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x1f, 0x8b], 'a compressed file (.gz)'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (GIF)'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a formatted text (.rtf)'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
];

/** What a text is when it is markup and so no table; undefined where it may be a table. */
export function sniffMarkup(text: string): string | undefined {
  const opening = text.slice(0, 2000).trimStart();
  if (/^<(!doctype html|html|table|head|body)\b/i.test(opening)) return 'a web page';
  if (/^<[?!a-z]/i.test(opening)) return 'an XML document';
  if (/^\{\s*"/.test(opening) || /^\[\s*[{[]/.test(opening)) return 'a JSON document';
  return undefined;
}

/** What a file is by its first bytes when it is no plain text; undefined when it may be text. */
export function sniffBinary(bytes: Uint8Array): string | undefined {
  for (const [signature, inWords] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return inWords;
  }
  return undefined;
}
