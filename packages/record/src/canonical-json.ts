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
    // Not `String(value)`: an object of a stranger's JSON may have a `toString` of its own.
    Object.prototype.toString.call(value),
  );
  for (const property of Object.values(value)) {
    if (property !== undefined) assertPlain(property);
  }
}

/**
 * Whether a text is the canonical JSON of the value that it was parsed into. The same as comparing it with `canonicalJson`, at a
 * fifth of the time: a parsed object keeps the order of its keys, and `JSON.stringify` writes numbers and characters as
 * RFC 8785 does, so that only what it writes differently, or in another order, has to be written anew.
 */
export function isCanonicalJson(text: string, value: unknown): boolean {
  // Half of a surrogate pair, which `JSON.stringify` writes like this, is for `canonicalJson` to refuse.
  const mayBeHalfOfPair = text.includes('\\ud');
  if (!mayBeHalfOfPair && JSON.stringify(value) === text && areKeysInOrder(value)) return true;
  return canonicalJson(value) === text;
}

function areKeysInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(areKeysInOrder);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    // In the order of UTF-16 code units, which is that of RFC 8785.
    if (before !== undefined && before > key) return false;
    before = key;
    // Its own property, whatever its name.
    if (!areKeysInOrder((value as Readonly<Record<string, unknown>>)[key])) return false;
  }
  return true;
}
