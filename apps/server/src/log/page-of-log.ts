const ENTRIES_PER_PAGE = 200;

/** Which entries a page shows: the newest, or those before the entry numbered `before`. */
export function pageOfLog(
  newest: number,
  before: number | undefined,
): { readonly from: number; readonly limit: number } {
  const last = Math.min(before === undefined ? newest : before - 1, newest);
  const from = Math.max(1, last - ENTRIES_PER_PAGE + 1);
  return { from, limit: Math.max(0, last - from + 1) };
}
