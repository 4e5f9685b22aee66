import { assert } from '@plumbline/prelude';

/* Code 128 (ISO/IEC 15417), code set B: every character that a name of a container or a batch can have in ASCII. */

/** The widths of bar, space, bar, space, bar, space of the values 0 to 105. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');

const START_B = 104;
const STOP = '2331112';

/** Whether a text can be written in code set B: letters, digits and signs of ASCII. */
export function fitsCode128(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/** The values of a text with its start and its check value: the sum of each value times its place, by 103. */
export function code128Values(text: string): readonly number[] {
  assert(fitsCode128(text), 'a bar code holds letters, digits and signs of ASCII', text);
  const values = [...text].map((character) => character.charCodeAt(0) - 32);
  const sum = values.reduce((total, value, index) => total + value * (index + 1), START_B);
  return [START_B, ...values, sum % 103];
}

/** The dark bars of a text, in modules from the left edge. */
export function code128Bars(text: string): {
  readonly bars: readonly { readonly from: number; readonly wide: number }[];
  readonly modules: number;
} {
  const widths = [...code128Values(text).map((value) => PATTERNS[value] ?? ''), STOP].join('');
  const bars: { readonly from: number; readonly wide: number }[] = [];
  let modules = 0;
  for (const [index, width] of [...widths].entries()) {
    if (index % 2 === 0) bars.push({ from: modules, wide: Number(width) });
    modules += Number(width);
  }
  return { bars, modules };
}
