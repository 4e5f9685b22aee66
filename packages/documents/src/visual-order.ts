import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';

/** Characters that one after the other run in one direction. */
export type Stretch = {
  /** In the order in which they are read, brackets turned to where they open in print. */
  readonly text: string;
  /** Where it begins in the line. */
  readonly start: number;
  readonly rightToLeft: boolean;
};

/** Hebrew, Arabic and the other scripts that run from right to left: their blocks, and their drawn forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Loaded with the first line that needs it. */
let bidi: Bidi | undefined;

/**
 * One line of text as stretches from left to right, as the bidirectional algorithm orders them (Unicode Standard Annex 9). The
 * line runs as its first letter does. Text of scripts that run from left to right is one stretch.
 */
export function visualOrder(line: string): readonly Stretch[] {
  if (!RIGHT_TO_LEFT.test(line)) return [{ text: line, start: 0, rightToLeft: false }];
  bidi ??= (createRequire(import.meta.url)('bidi-js') as () => Bidi)();
  const embedding = bidi.getEmbeddingLevels(line, 'auto');
  const turned = bidi.getMirroredCharactersMap(line, embedding.levels);
  const stretches: { places: number[]; rightToLeft: boolean }[] = [];
  for (const place of bidi.getReorderedIndices(line, embedding)) {
    const rightToLeft = (embedding.levels[place] ?? 0) % 2 === 1;
    const last = stretches.at(-1);
    const next = (last?.places.at(-1) ?? 0) + (rightToLeft ? -1 : 1);
    if (last?.rightToLeft === rightToLeft && next === place) last.places.push(place);
    else stretches.push({ places: [place], rightToLeft });
  }
  return stretches.map(({ places, rightToLeft }) => {
    const read = places.toSorted((a, b) => a - b);
    const text = read.map((place) => turned.get(place) ?? line[place]).join('');
    return { text, start: read[0] ?? 0, rightToLeft };
  });
}
