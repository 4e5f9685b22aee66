import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, isCanonicalJson } from './canonical-json.ts';

test('the example of RFC 8785, section 3.2.2, gives the text of section 3.2.3', () => {
  const example = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`);
  expect(canonicalJson(example)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('properties are sorted by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('a property that is undefined is left out', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

test('what JSON would write as something else is refused as our bug', () => {
  for (const value of [Number.NaN, Infinity, new Date(0), new Map(), 1n, () => 1, [undefined], { a: Symbol('a') }]) {
    expect(() => canonicalJson(value)).toThrow();
  }
});

test('half of a surrogate pair is refused', () => {
  expect(() => canonicalJson('\ud800')).toThrow('surrogate');
});

test('a text is known to be canonical or not as writing its value anew would tell', () => {
  const texts = fc.oneof(
    fc.json(),
    fc.json().map((text) => canonicalJson(JSON.parse(text))),
    // Keys that look like numbers stand in another order in a parsed object than in canonical JSON.
    fc.constantFrom(
      '{"10":1,"9":2}',
      '{"9":2,"10":1}',
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '[1.0]',
      '[-0]',
      '"\\u0041"',
      ' 1',
    ),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const value: unknown = JSON.parse(text);
      expect(isCanonicalJson(text, value)).toBe(canonicalJson(value) === text);
    }),
  );
});

test.each(['toString', 'valueOf', 'toJSON', '__proto__', 'constructor', 'hasOwnProperty', 'length'])(
  'a property called %s is a property like any other',
  (name) => {
    for (const property of ['null', '1', '"x"', '{}', '[]']) {
      const text = `{"${name}":${property}}`;
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(isCanonicalJson(text, JSON.parse(text))).toBe(true);
      expect(isCanonicalJson(`${text} `, JSON.parse(text))).toBe(false);
    }
  },
);

test('half of a surrogate pair is refused in a text that holds it, too', () => {
  expect(() => isCanonicalJson('"\\ud800"', '\ud800')).toThrow();
  expect(isCanonicalJson(String.raw`"\\ud800"`, String.raw`\ud800`)).toBe(true);
});

test.each([
  ['{"a":1,"b":2}', true],
  ['{"b":2,"a":1}', false],
  // Deep inside, and not only in the first place.
  ['{"a":{"b":1,"c":2},"d":3}', true],
  ['{"a":{"c":2,"b":1},"d":3}', false],
  ['{"a":{"b":1},"d":{"f":1,"e":2}}', false],
  ['[{"a":1,"b":2},{"b":1,"a":2}]', false],
  ['{"a":[[{"b":1,"a":2}]]}', false],
  ['{"a":{"x":{"b":1,"a":2}},"b":1}', false],
  // A list is in its own order, with more than ten places as well.
  ['[3,1,2]', true],
  ['{"a":[0,1,2,3,4,5,6,7,8,9,10,11]}', true],
  // Code units, not letters: a capital stands before every small letter, and 10 before 9.
  ['{"B":1,"a":2}', true],
  ['{"a":1,"B":2}', false],
  ['{"x10":1,"x9":2}', true],
  ['{ "a":1}', false],
  ['{"a":1.0}', false],
  ['{"a":"\\u0061"}', false],
  ['{"a":"\\u0001"}', true],
  ['null', true],
])('the text %s is canonical: %j', (text, isCanonical) => {
  expect(isCanonicalJson(text, JSON.parse(text))).toBe(isCanonical);
});
