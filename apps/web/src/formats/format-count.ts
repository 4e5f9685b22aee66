const COUNT = new Intl.NumberFormat('en-US');

/** A count with thousands separators; a dash where there is none. */
export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? '—' : COUNT.format(count);
}

/** A difference with its sign, and zero as an en dash: the eye finds what is not zero. */
export function formatDifference(difference: number): string {
  if (difference === 0) return '–';
  return difference > 0 ? `+${COUNT.format(difference)}` : `−${COUNT.format(-difference)}`;
}

/** A whole number as a person types it: `1,200` and ` 1200 ` are 1200. Undefined when it is anything else. */
export function parseCount(text: string): number | undefined {
  const plain = text.trim();
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(plain)) return undefined;
  const count = Number(plain.replaceAll(',', ''));
  return Number.isSafeInteger(count) ? count : undefined;
}

/** Figures of both strata as they are written in a sentence. */
export function formatStrata(figures: { readonly cvr: number; readonly noCvr: number }) {
  return { cvr: formatCount(figures.cvr), noCvr: formatCount(figures.noCvr) };
}
