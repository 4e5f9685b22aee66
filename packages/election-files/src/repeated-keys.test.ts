import { expect, test } from 'vitest';
import { repeatedKeys } from './repeated-keys.ts';

test.each([
  ['{"a":1,"b":2,"a":3}', 'a'],
  ['{"a":1,"b":2,"b":3,"a":4}', 'b'],
  ['{"x":{"a":1,"a":2}}', 'a'],
  ['[{"b":1},{"a":1,"a":2}]', 'a'],
  ['{"a":{"b":1},"a":2}', 'a'],
  ['{"a":[{"b":1}],"c":[1,[2]],"a":2}', 'a'],
  ['{"a" : 1, "a"\n:2}', 'a'],
  // One key, written in two ways.
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"":1,"":2}', ''],
  ['{"say \\"a\\"":1,"say \\"a\\"":2}', 'say "a"'],
  ['{"{":1,"{":2}', '{'],
])('in %s it is “%s” that stands twice', (text, key) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(repeatedKeys(text).map((path) => path.at(-1))).toContain(key);
});

test.each([
  '{}',
  '{"a":1,"A":2,"b":{"a":1}}',
  '[{"a":1},{"a":2}]',
  '{"a":{"b":1},"c":{"b":1}}',
  '{"a":"a","b":["a","a"]}',
  '{"a":"x\\":","b":"a\\":{","c":"\\\\"}',
  '{"a":["{","}","[","]"],"b":{"c":1},"d":{"c":2}}',
  '["a","a"]',
  '"a"',
])('in %s no key stands twice', (text) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(repeatedKeys(text)).toEqual([]);
});
