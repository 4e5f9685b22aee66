/**
 * ln Σ eˣ over `logs`, without overflow or underflow: the largest term is taken out first.
 *
 * Example      logs = [ln 2, ln 3]: ln 5.
 */
export function logSumExp(logs: readonly number[]): number {
  const largest = logs.reduce((max, log) => Math.max(max, log), -Infinity);
  if (largest === -Infinity || largest === Infinity) return largest;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - largest);
  return largest + Math.log(sum);
}

/**
 * ln(1 − eˣ) for x ≤ 0: the logarithm of what a probability leaves.
 *
 * Numerics     `expm1` near 0 and `log1p` far from it, so that neither a tiny nor a large probability cancels
 *              (Mächler 2012, Accurately Computing log(1 − exp(−|a|))).
 * Example      x = ln ¼: ln ¾.
 */
export function logComplement(log: number): number {
  return log > -Math.LN2 ? Math.log(-Math.expm1(log)) : Math.log1p(-Math.exp(log));
}
