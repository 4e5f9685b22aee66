/** More decimals than this a double does not hold of a figure that is worth printing. */
const DECIMALS_MAX = 20;

/**
 * A measured risk in decimals, the nearest value, without trailing zeros. `decimals` is how many are printed as a rule.
 *
 * What is printed stays on its side of the limit: where rounding would take a risk across it, more decimals are shown. It is
 * printed as 0 only where it is 0; what is smaller than the last decimal is said to be smaller.
 */
export function riskText(
  risk: number,
  { limit, decimals }: { readonly limit: number; readonly decimals: number },
): string {
  if (risk === 0) return '0';
  const least = 10 ** -decimals;
  if (risk < least && (limit >= least || risk > limit)) return `<${least.toFixed(decimals)}`;
  for (let shown = decimals; shown < DECIMALS_MAX; shown += 1) {
    const text = risk.toFixed(shown);
    if (Number(text) > limit === risk > limit) return withoutTrailingZeros(text);
  }
  return String(risk);
}

/** One decimal is kept, so that 1.0 is not taken for a count. */
function withoutTrailingZeros(text: string): string {
  const plain = text.replace(/0+$/, '');
  return plain.endsWith('.') ? `${plain}0` : plain;
}
