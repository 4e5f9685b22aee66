import { describe, expect, test } from 'vitest';
import { readReferenceCases } from '../../reference/agreement.ts';
import { randomSource } from '../sample-size/random-source.ts';
import { calculate } from './calculate.ts';

test('a method that does not exist is refused', () => {
  expect(calculate('bravo.p_value', {})).toMatchObject({ ok: false, error: { code: 'method-unknown' } });
  expect(calculate('toString', {})).toMatchObject({ ok: false, error: { code: 'method-unknown' } });
});

test.each([
  [undefined, 'not-an-object', { path: 'input' }],
  [[], 'not-an-object', { path: 'input' }],
  [{}, 'not-an-object', { path: 'input.contest' }],
  [{ contest: { candidates: 7 } }, 'not-a-list', { path: 'input.contest.candidates' }],
  [{ contest: { candidates: [['ann']] } }, 'not-a-choice-pair', { path: 'input.contest.candidates[0]' }],
  [{ contest: { candidates: [['ann', -1]] } }, 'not-a-count', { path: 'input.contest.candidates[0][1]' }],
])('an input that cannot be read says what is wrong: %j', (input, reason, data) => {
  expect(calculate('contest_margins', input)).toEqual({
    ok: false,
    error: { code: 'input-not-understood', reason, data },
  });
});

describe('whatever the input, a method answers or refuses, and never with NaN', () => {
  const files = [
    'contest_margins',
    'bravo',
    'supersimple',
    'macro',
    'sampler_ppeb',
    'sampler_draws',
    'binpacking',
    'opportunistic_prefix',
    'hand_tally_outcome',
    'outcome_per_contest',
  ];
  const oddities = [null, 0, 1, -1, 0.5, 1e308, '', 'x', [], {}, true, 'Infinity', 200_000_000, 2 ** 53 - 1, [[]], 2];

  test.each(files)('%s.json with fields replaced', (file) => {
    const cases = readReferenceCases(`${file}.json`);
    const random = randomSource(file);
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const { method, input } = structuredClone(cases[random.below(cases.length)]);
      replaceOneField(input, { oddity: oddities[random.below(oddities.length)], below: (n) => random.below(n) });
      for (const name of [method, `${method}.corrected`]) {
        const found = calculate(name, input);
        expect(holdsNaN(found), `${name} ${JSON.stringify(input)}`).toBe(false);
      }
    }
  });
});

/** Walks into the input at random and puts the oddity where it ends. */
function replaceOneField(input: unknown, at: { oddity: unknown; below: (count: number) => number }): void {
  let place = input;
  for (;;) {
    if (typeof place !== 'object' || place === null) return;
    const entries = Object.entries(place);
    if (entries.length === 0) return;
    const [name, value] = entries[at.below(entries.length)];
    const isDeeper = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    if (!isDeeper || at.below(4) === 0) {
      Reflect.set(place, name, at.oddity);
      return;
    }
    place = value;
  }
}

function holdsNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNaN);
}
