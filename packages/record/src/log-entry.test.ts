import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { EMPTY_HEAD, entryHash, type LogBody, parseLogBody, sealEntry } from './log-entry.ts';

const BODY: LogBody = {
  commandId: 'c-1',
  at: '2026-11-10T17:42:00.000Z',
  actor: 'r.ortiz@example.gov',
  onBehalfOf: 'Adams',
  type: 'seed-set',
  data: { seed: '1' },
  codeVersion: '0.1.0',
};

test.each(['commandId', 'at', 'actor', 'type', 'codeVersion', 'data'] as const)(
  'an entry that does not say its %s is no entry',
  (property) => {
    const { [property]: _, ...rest } = BODY;
    expect(parseLogBody(canonicalJson(rest))).toEqual(err({ code: 'body-lacks-property', property }));
  },
);

test.each(['commandId', 'at', 'actor', 'onBehalfOf', 'type', 'codeVersion'] as const)(
  'an entry whose %s is a number is no entry',
  (property) => {
    expect(parseLogBody(canonicalJson({ ...BODY, [property]: 7 }))).toEqual(
      err({ code: 'body-lacks-property', property }),
    );
  },
);

test('an entry may be on nobody’s behalf, and may record that something is empty', () => {
  const { onBehalfOf: _, ...alone } = BODY;
  for (const body of [BODY, alone, { ...alone, data: null }, { ...alone, data: '' }]) {
    expect(parseLogBody(canonicalJson(body))).toEqual(ok(body));
  }
});

test.each(['', 'nothing', '1', '"text"', 'null'])('the text %s is no entry', (text) => {
  expect(parseLogBody(text)).toEqual(err({ code: 'body-is-not-json' }));
});

test('an entry is sealed over its number, the hash before it and its body, each on a line of its own', () => {
  const entry = { number: 12, previousHash: 'ab'.repeat(32), body: '{}' };
  expect(entryHash(entry, (text) => text)).toBe(`12\n${'ab'.repeat(32)}\n{}`);
});

test('a hash function that does not give 64 lower-case digits is our bug', () => {
  for (const hash of ['', 'AB'.repeat(32), `${'ab'.repeat(32)}0`, `x${'ab'.repeat(32)}`]) {
    expect(() => sealEntry(EMPTY_HEAD, BODY, () => hash)).toThrow('64 lower-case hexadecimal digits');
  }
});
