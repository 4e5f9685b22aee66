import { assert } from '@plumbline/prelude';

/** How wide characters of one font are, in thousandths of the font size; none where the font has no drawing of one. */
export type FontMetrics = { readonly advanceOf: (character: string) => number | undefined };

/**
 * Reads the advance widths of a TrueType font (tables `head`, `hhea`, `hmtx`, `cmap` formats 4 and 12 of OpenType 1.9).
 *
 * Documents are printed without kerning and ligatures, so the width of a text is the sum of these.
 */
export function readFontMetrics(font: Uint8Array): FontMetrics {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tablesOf(view);
  const at = (name: string): number => {
    const offset = tables.get(name);
    assert(offset !== undefined, 'a font has the table', name);
    return offset;
  };
  const unitsPerEm = view.getUint16(at('head') + 18);
  const advances = view.getUint16(at('hhea') + 34);
  const metrics = at('hmtx');
  const glyphOf = readCharacters(view, at('cmap'));
  const known = new Map<string, number | undefined>();
  return {
    advanceOf(character) {
      if (known.has(character)) return known.get(character);
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      const advance = glyph === 0 ? undefined : view.getUint16(metrics + 4 * Math.min(glyph, advances - 1));
      const width = advance === undefined ? undefined : (advance * 1000) / unitsPerEm;
      known.set(character, width);
      return width;
    },
  };
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    tables.set(name, view.getUint32(entry + 8));
  }
  return tables;
}

type GlyphOf = (codePoint: number) => number;

/** The widest of the tables of Unicode characters: format 12 where there is one, else format 4. */
function readCharacters(view: DataView, cmap: number): GlyphOf {
  const found = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const offset = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    found.set(view.getUint16(offset), offset);
  }
  const [segmented, grouped] = [found.get(4), found.get(12)];
  if (grouped !== undefined) return inGroups(view, grouped);
  assert(segmented !== undefined, 'a font has characters in format 4 or 12');
  return inSegments(view, segmented);
}

function inGroups(view: DataView, table: number): GlyphOf {
  return (codePoint) => {
    let [low, high] = [0, view.getUint32(table + 12) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = table + 16 + 12 * middle;
      const first = view.getUint32(group);
      if (codePoint < first) high = middle - 1;
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else return view.getUint32(group + 8) + codePoint - first;
    }
    return 0;
  };
}

function inSegments(view: DataView, table: number): GlyphOf {
  const twice = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + twice];
  const [deltas, ranges] = [starts + twice, starts + 2 * twice];
  return (codePoint) => {
    for (let at = 0; at < twice; at += 2) {
      if (codePoint > view.getUint16(ends + at)) continue;
      const start = view.getUint16(starts + at);
      if (codePoint < start) return 0;
      const delta = view.getUint16(deltas + at);
      const range = view.getUint16(ranges + at);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + at + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
