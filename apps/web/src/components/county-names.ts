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
