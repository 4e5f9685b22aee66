/** A member of a JSON object; undefined where the value is no object or lacks it. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // An own key of an object can be read; its value stays unknown.
  return (value as Record<string, unknown>)[key];
}

/** The elements of a JSON array; none where the value is no array. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text or number as text; empty where the value is neither. */
export function textMember(value: unknown, key: string): string {
  const member = memberOf(value, key);
  return typeof member === 'string' || typeof member === 'number' ? String(member) : '';
}

/** A whole number of 0 or more; undefined where the value is none. Digits in quotes count. */
export function countMember(value: unknown, key: string): number | undefined {
  const member = memberOf(value, key);
  const number = typeof member === 'string' && /^\d{1,15}$/.test(member.trim()) ? Number(member) : member;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A member that may stand once or several times: XML does not tell a list of one from a single element. */
export function listMember(value: unknown, key: string): readonly unknown[] {
  const member = memberOf(value, key);
  if (member === undefined || member === null) return [];
  return Array.isArray(member) ? member : [member];
}

/** A list of references: an array in JSON, words between blanks in XML. */
export function referencesMember(value: unknown, key: string): readonly string[] {
  return listMember(value, key)
    .flatMap((item) => (typeof item === 'string' ? item.split(/\s+/) : []))
    .filter(Boolean);
}

/** A member that is there once, in JSON by itself and in XML as the only one of a list. */
function singleMember(value: unknown, key: string): unknown {
  return listMember(value, key)[0];
}

/** The text of a member that is there once; empty where it is not. */
export function singleText(value: unknown, key: string): string {
  const member = singleMember(value, key);
  return typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean'
    ? String(member).trim()
    : '';
}

/** A member that is there once and is a whole number of 0 or more; undefined where it is neither. */
export function singleCount(value: unknown, key: string): number | undefined {
  const text = singleText(value, key);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
