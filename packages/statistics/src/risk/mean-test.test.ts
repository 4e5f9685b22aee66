import { describe, expect, test } from 'vitest';
import { conditionalMean } from './mean-hypothesis.ts';
import { startMeanTest } from './mean-test.ts';

const forever = { upperBound: 1, nullMean: 0.5, populationSize: Number.POSITIVE_INFINITY };

describe('what the null hypothesis leaves for the next card', () => {
  test('is N t less what was drawn, over the cards left, also where the draws exceed it', () => {
    // N t = ½; after a card of 1 the other would have to be −½.
    const mean = conditionalMean({ upperBound: 1, nullMean: 0.25, populationSize: 2 });
    expect(mean.mean()).toBe(0.25);
    mean.observe(1);
    expect(mean.mean()).toBe(-0.5);
    expect(mean.impossible()).toBe(true);
  });

  test('loses no draw, however small beside the sum that is left', () => {
    // Beside 2^51 a tenth is lost in a double; ten of them are a whole vote: (2^51 − 1)/(2^52 − 10).
    const mean = conditionalMean({ upperBound: 1, nullMean: 0.5, populationSize: 2 ** 52 });
    for (let draw = 0; draw < 10; draw += 1) mean.observe(0.1);
    expect(mean.mean()).toBe((2 ** 51 - 1) / (2 ** 52 - 10));
  });
});

describe('the guards of a test', () => {
  test('evidence that was lost stays lost, whatever a later card is worth', () => {
    const factors = [0, Number.POSITIVE_INFINITY, 2];
    const running = startMeanTest(forever, () => factors.shift() ?? 1);
    expect([running.observe(0), running.observe(1), running.observe(1)]).toEqual([0, 0, 0]);
  });

  test('a mean under test of 2ε or less decides nothing, one above it does', () => {
    const reported = (nullMean: number) => startMeanTest({ ...forever, nullMean }, () => 3).observe(1);
    expect(reported(2 ** -51)).toBe(1);
    expect(reported(2 ** -50)).toBe(3);
  });
});
