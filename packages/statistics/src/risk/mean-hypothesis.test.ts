import { describe, expect, test } from 'vitest';
import { checkDraws, checkHypothesis, conditionalMean } from './mean-hypothesis.ts';

const HYPOTHESIS = { upperBound: 1, nullMean: 0.5, populationSize: 10 };

describe('what a population can hold', () => {
  test.each([
    [{ upperBound: 0 }, 'upper-bound-not-above', { found: 0 }],
    [{ upperBound: -1 }, 'upper-bound-not-above', { found: -1 }],
    [{ upperBound: Number.POSITIVE_INFINITY }, 'upper-bound-not-above', { found: Number.POSITIVE_INFINITY }],
    [{ nullMean: 0 }, 'mean-outside', { bound: 1, found: 0 }],
    [{ nullMean: 1 }, 'mean-outside', { bound: 1, found: 1 }],
    [{ upperBound: 4, nullMean: 5 }, 'mean-outside', { bound: 4, found: 5 }],
    [{ populationSize: 0 }, 'cards-not-whole', { found: 0 }],
    [{ populationSize: 2.5 }, 'cards-not-whole', { found: 2.5 }],
    [{ populationSize: Number.NEGATIVE_INFINITY }, 'cards-not-whole', { found: Number.NEGATIVE_INFINITY }],
  ])('%j is refused with what was found', (change, reason, data) => {
    expect(checkHypothesis({ ...HYPOTHESIS, ...change })).toEqual({
      ok: false,
      error: { code: 'parameter-out-of-range', reason, data },
    });
  });

  test.each([{}, { populationSize: 1 }, { populationSize: Number.POSITIVE_INFINITY }, { upperBound: 4, nullMean: 3 }])(
    '%j is taken as it is',
    (change) => {
      const hypothesis = { ...HYPOTHESIS, ...change };
      expect(checkHypothesis(hypothesis)).toEqual({ ok: true, value: hypothesis });
    },
  );
});

describe('what can be drawn', () => {
  test('is at most the whole population', () => {
    expect(checkDraws(Array(10).fill(1), HYPOTHESIS)).toMatchObject({ ok: true });
    expect(checkDraws(Array(11).fill(1), HYPOTHESIS)).toEqual({
      ok: false,
      error: { code: 'counts-contradict', reason: 'drawn-above-population', data: { drawn: 11, cards: 10 } },
    });
  });

  test('lies between 0 and the bound, but for a rounding of a thousandth of a millionth', () => {
    const four = { ...HYPOTHESIS, upperBound: 4 };
    expect(checkDraws([0, 4, 4 + 3e-9], four)).toMatchObject({ ok: true });
    for (const found of [-1e-12, 4 + 5e-9, Number.NaN]) {
      expect(checkDraws([1, found, -1], four)).toEqual({
        ok: false,
        error: { code: 'parameter-out-of-range', reason: 'draw-outside', data: { draw: 2, bound: 4, found } },
      });
    }
  });
});

describe('what is left of the sum that the hypothesis allows', () => {
  /** Ten cards of at most 1,000 with a mean of 500: five of them may be worth 1,000, and then nothing is left. */
  function after(last: number) {
    const mean = conditionalMean({ upperBound: 1000, nullMean: 500, populationSize: 10 });
    for (const value of [1000, 1000, 1000, 1000, last]) mean.observe(value);
    return mean;
  }

  test.each([
    ['is nothing', 1000, true, false],
    ['is nothing where the rest is within 10⁻¹² of all that the cards can be worth', 1000 - 5e-9, true, false],
    ['is nothing where as little is missing', 1000 + 5e-9, true, false],
    ['is something where the rest is more', 1000 - 2e-8, false, false],
    ['cannot be where more is missing', 1000 + 2e-8, false, true],
  ])('%s', (_name, last, exhausted, impossible) => {
    const mean = after(last);
    expect([mean.exhausted(), mean.impossible(), mean.complete()]).toEqual([exhausted, impossible, false]);
  });

  test('is shared by the cards that are left, until none is', () => {
    const mean = conditionalMean({ upperBound: 1, nullMean: 0.5, populationSize: 3 });
    const means = [0.25, 1, 0].map((value) => {
      mean.observe(value);
      return [mean.mean(), mean.complete()];
    });
    expect(means).toEqual([
      [1.25 / 2, false],
      [0.25, false],
      [0, true],
    ]);
  });

  test('is never less where cards are put back', () => {
    const mean = conditionalMean({ upperBound: 1, nullMean: 0.25, populationSize: Number.POSITIVE_INFINITY });
    for (let draw = 0; draw < 5; draw += 1) mean.observe(1);
    expect([mean.mean(), mean.exhausted(), mean.impossible(), mean.complete()]).toEqual([0.25, false, false, false]);
  });
});
