import { expect, test } from 'vitest';
import { parseSeed, SEED_LENGTH_MAX } from './seed.ts';

test('what a plain keyboard writes is the seed, to the letter', () => {
  for (const seed of ['06712221796172622814', '0', 'Roll 1: 4-5-6', '!"~', 'x'.repeat(SEED_LENGTH_MAX)]) {
    expect(parseSeed(seed)).toEqual({ ok: true, value: seed });
  }
});

test('spaces of any kind around it are not part of it', () => {
  expect(parseSeed(' \u00a0\t0671 2221\n\u3000')).toEqual({ ok: true, value: '0671 2221' });
});

test.each([
  ['\uff10\uff16\uff17', 'U+FF10'],
  ['0671\u00a02221', 'U+00A0'],
  ['0671\u200b2221', 'U+200B'],
  ['0671\u22122221', 'U+2212'],
  ['0671\n2221', 'U+000A'],
  ['0671  2221', 'two spaces'],
  ['1\u{1d7d9}', 'U+1D7D9'],
])('%j is refused: who retypes it gets another sample', (seed, character) => {
  expect(parseSeed(seed)).toEqual({ ok: false, error: { code: 'not-to-be-retyped', character } });
});

test('nothing and too much are no seeds', () => {
  expect(parseSeed(' \u00a0')).toEqual({ ok: false, error: { code: 'blank' } });
  expect(parseSeed('x'.repeat(SEED_LENGTH_MAX + 1))).toEqual({ ok: false, error: { code: 'too-long', length: 101 } });
});
