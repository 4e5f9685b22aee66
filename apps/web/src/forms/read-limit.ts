const LIMIT_MOST = 20;
/** Digits with at most two decimals, and a sign of percent if somebody likes. */
const TYPED = /^(\d{1,2}(?:\.\d{1,2})?)\s*%?$/;

/** A risk limit in percent as it was typed: above 0, at most 20, and with at most two decimals; undefined for anything else. */
export function readLimit(typed: string): number | undefined {
  const digits = TYPED.exec(typed.trim())?.[1];
  const percent = digits === undefined ? 0 : Number(digits);
  return percent > 0 && percent <= LIMIT_MOST ? percent : undefined;
}
