import { assert } from '@plumbline/prelude';
import canonicalize from 'canonicalize';

/**
 * The one text that stands for a value, so that everybody who hashes it hashes the same bytes: JSON with sorted keys, no
 * spaces, and one way to write each number and character.
 *
 * Source   RFC 8785, JSON Canonicalization Scheme.
 * Assumes  plain JSON: objects, arrays, strings, finite numbers, booleans, null. A property that is `undefined` is left
 *          out. Anything else (a Date, a Map, a bigint) is our bug, because it would be written as something it is not.
 */
export function canonicalJson(value: unknown): string {
  assertPlain(value);
  const text = canonicalize(value);
  assert(text !== undefined, 'every plain value has a canonical text');
  return text;
}

function assertPlain(value: unknown): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'a number in canonical JSON is finite', String(value));
    return;
  }
  assert(typeof value === 'object', 'canonical JSON holds no value of this type', typeof value);
  if (Array.isArray(value)) {
    for (const element of value) assertPlain(element);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(
    prototype === Object.prototype || prototype === null,
    'canonical JSON holds plain objects only',
    String(value),
  );
  for (const property of Object.values(value)) {
    if (property !== undefined) assertPlain(property);
  }
}
