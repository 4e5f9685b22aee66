/** The largest count a file may state: what fits a signed 32-bit integer, as in every system these files come from. */
export const COUNT_MAX = 2_147_483_647;

/** What a cell that should hold a count holds. */
type CountCell =
  | { readonly kind: 'count'; readonly count: number; readonly hadDecimals: boolean }
  | { readonly kind: 'negative' }
  | { readonly kind: 'not-a-count' };

const PLAIN = /^\d+(\.0+)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.0+)?$/;
/** A thousand to whoever groups by points, and one to whoever writes decimals: nobody can tell which. */
const TWO_READINGS = /^\d{1,3}\.000$/;
const NEGATIVE = /^[-−]\s*\d[\d,]*(\.\d+)?$/;

/** Reads a whole number of 0 or more: `117`, `1,200` and, remarked on, `117.0`; never `1,2`, `1.000`, `12a` or `1e3`. */
export function parseCount(text: string): CountCell {
  if (TWO_READINGS.test(text)) return { kind: 'not-a-count' };
  if (PLAIN.test(text) || GROUPED.test(text)) {
    const count = Number(text.replaceAll(',', ''));
    return count <= COUNT_MAX ? { kind: 'count', count, hadDecimals: text.includes('.') } : { kind: 'not-a-count' };
  }
  return NEGATIVE.test(text) ? { kind: 'negative' } : { kind: 'not-a-count' };
}
