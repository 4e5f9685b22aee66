/** How a county's name is compared: without case, hyphens, dots, apostrophes and a trailing "County". */
export function countyKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-\s]+/g, ' ')
    .replaceAll(/[.'’]/g, '')
    .replace(/ (county|parish)$/, '')
    .replace(/^saint /, 'st ')
    .trim();
}

const ENOUGH = 0.5;

/** Whether a map would say something: at least half of the jurisdictions are among the counties. */
export function areCounties(jurisdictions: readonly string[], counties: readonly string[]): boolean {
  const keys = new Set(counties.map(countyKey));
  const found = jurisdictions.filter((name) => keys.has(countyKey(name))).length;
  return found > 0 && found >= jurisdictions.length * ENOUGH;
}

/** No state has more: Texas. */
const COUNTIES_OF_STATE_MAX = 254;

/** Whether that is possible at all, before the outlines are fetched: where towns hold elections there are too many. */
export function mayBeCounties(jurisdictions: readonly string[]): boolean {
  return jurisdictions.length * ENOUGH <= COUNTIES_OF_STATE_MAX;
}
