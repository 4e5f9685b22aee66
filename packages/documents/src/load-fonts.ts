import { readFileSync } from 'node:fs';
import type { FontFiles } from './typeface.ts';

/** Reads the fonts that come with this package (scripts/subset-fonts.sh makes them). */
export function loadFonts(): FontFiles {
  const read = (name: string) => readFileSync(new URL(`../fonts/${name}.ttf`, import.meta.url));
  return {
    regular: read('NotoSans-Regular'),
    bold: read('NotoSans-Bold'),
    chinese: read('NotoSansSC-Regular'),
    rightToLeft: read('DejaVuSans-RightToLeft'),
  };
}
