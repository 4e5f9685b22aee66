/** The `id` of a field that is named after contests and choices, which may have blanks in their names. */
export function fieldId(...parts: readonly (string | number)[]): string {
  return parts.map((part) => String(part).replaceAll(/\s/g, '_')).join('-');
}
