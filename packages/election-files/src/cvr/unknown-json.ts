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
