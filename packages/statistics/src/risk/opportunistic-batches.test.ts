import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { nearestDouble } from '../numeric/fraction.ts';
import type { BatchComparison } from './batch-comparison.ts';
import { opportunisticBatchRisk, stretchedBounds } from './opportunistic-batches.ts';

const whole = (...bounds: readonly number[]) => bounds.map((numerator) => ({ numerator, denominator: 1 }));

test('bounds are stretched by the least factor that holds every error of the contest', () => {
  const stretched = stretchedBounds(whole(2, 1, 0), whole(1, 2, 3));
  if (!stretched) throw new Error('the target draws every batch');
  expect(nearestDouble(stretched.total)).toBe(12);
  expect([0, 1, 2].map((place) => nearestDouble(stretched.boundOf(place)))).toEqual([2, 4, 6]);
  expect(stretchedBounds(whole(2, 1), whole(1, 0))).toBeUndefined();
});

test('the greatest factor counts, wherever its batch stands and whatever its terms', () => {
  const half = { numerator: 3, denominator: 2 };
  const quarter = { numerator: 5, denominator: 4 };
  for (const ofContest of [
    [half, quarter],
    [quarter, half],
  ]) {
    // R = max(1.5 · 2/1, 1.25 · 2/1) = 3.
    const stretched = stretchedBounds(ofContest, whole(1, 1));
    expect(stretched && nearestDouble(stretched.total)).toBe(3);
  }
});

test('bounds are fractions of any terms, and are compared and added as such', () => {
  const fractions = (...of: readonly (readonly [number, number])[]) =>
    of.map(([numerator, denominator]) => ({ numerator, denominator }));
  // U = 5/6, R = max(1 · 5/6 : 1/2, 1 · 5/6 : 1/3) = 5/2.
  const thirds = stretchedBounds(whole(1, 1), fractions([1, 2], [1, 3]));
  expect(thirds && [thirds.total, thirds.boundOf(0), thirds.boundOf(1)].map(nearestDouble)).toEqual([2.5, 1.5, 1]);
  // U = 5/2, R = max(2 · 5/2 : 1/2, 1 · 5/2 : 2) = 10.
  const half = stretchedBounds(whole(2, 1), fractions([1, 2], [2, 1]));
  expect(half && [half.total, half.boundOf(0), half.boundOf(1)].map(nearestDouble)).toEqual([10, 2, 8]);
});

describe('a contest in three batches, the third without it', () => {
  // Margin 40, bounds (10 + 50)/40 and (30 + 50)/40.
  const comparison: BatchComparison = {
    contest: {
      choices: [
        { id: 'a', votes: 70 },
        { id: 'b', votes: 30 },
      ],
      ballots: 100,
      winners: 1,
      votesAllowed: 1,
    },
    batches: [{ ballots: 50, votes: [30, 20] }, { ballots: 50, votes: [40, 10] }, undefined],
  };
  const measured = (
    targets: Parameters<typeof opportunisticBatchRisk>[0]['targets'],
    counts: readonly (readonly [number, readonly number[]])[],
  ) => answered(opportunisticBatchRisk({ comparison, targets, counts: { audited: new Map(counts) }, riskLimit: 0.1 }));

  test('is measured by the draws of the target that stretches least, however few they are', () => {
    const far = { bounds: whole(1, 1, 8), draws: [0, 0, 0, 0] };
    const near = { bounds: whole(3, 4, 1), draws: [0, 2] };
    // R = max(1.5 · 8/3, 2 · 8/4) = 4; batch 0 overstated by 4 of 40 votes, against a bound of 1.5.
    const found = measured([far, near], [[0, [28, 22]]]);
    expect(found).toMatchObject({ measured: true, by: 'draws', target: 1, stretchedSum: 4 });
    if (!found.measured) throw new Error('it was drawn from');
    expect(found.risk.pValue).toBeCloseTo(0.75 ** 2 / (1 - 0.1 / 1.5), 12);
  });

  test('is measured by the first of targets that stretch alike', () => {
    const first = { bounds: whole(3, 4, 1), draws: [0] };
    // The same bounds twice as large.
    const second = { bounds: whole(6, 8, 2), draws: [0, 0, 2] };
    const counts = [[0, [30, 20]]] as const;
    for (const [targets, draws] of [
      [[first, second], 1],
      [[second, first], 3],
    ] as const) {
      const found = measured(targets, counts);
      expect(found).toMatchObject({ by: 'draws', target: 0, stretchedSum: 4 });
      expect(found.measured && found.risk.pValue).toBeCloseTo(0.75 ** draws, 12);
    }
  });

  test('is not measured where that target drew nothing or no target can draw every batch', () => {
    const far = { bounds: whole(1, 1, 8), draws: [0, 0] };
    const near = { bounds: whole(3, 4, 1), draws: [] };
    expect(measured([far, near], [[0, [30, 20]]])).toEqual({ measured: false });
    expect(measured([{ bounds: whole(1, 0, 1), draws: [0] }], [[0, [30, 20]]])).toEqual({ measured: false });
  });

  test('is settled once every batch was asked for, by draws or because all that were left were', () => {
    const target = { bounds: whole(3, 4, 1), draws: [0], added: [1, 2] };
    const right = [
      [0, [30, 20]],
      [1, [40, 10]],
    ] as const;
    expect(measured([target], right)).toMatchObject({
      measured: true,
      by: 'arithmetic',
      risk: { pValue: 0, stopped: 'by-arithmetic' },
    });
    const wrong = [right[0], [1, [10, 40]]] as const;
    expect(measured([target], wrong)).toMatchObject({ by: 'arithmetic', risk: { pValue: 1, stopped: 'no' } });
    // A count that nobody asked for settles nothing.
    expect(measured([{ ...target, added: [] }], right)).toMatchObject({ by: 'draws' });
  });
});
