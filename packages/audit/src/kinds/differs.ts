/** Below this a risk is as good as none, and differences in it are of no interest to anybody. */
const LEAST_RISK = 1e-12;

/** Whether two risks are different figures and not one figure computed in two ways. */
export function differs(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-9 * Math.max(a, b, LEAST_RISK);
}
