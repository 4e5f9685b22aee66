import { expect, test } from 'vitest';
import { approximateGrapa, bettingRisk, fixedBet } from './betting.ts';
import type { MeanHypothesis } from './mean-hypothesis.ts';

const hypothesis: MeanHypothesis = { upperBound: 1, nullMean: 0.5, populationSize: Number.POSITIVE_INFINITY };

test('staking 1 on two cards for the winner gives 1/1.5²', () => {
  const risk = bettingRisk({ values: [1, 1], hypothesis, riskLimit: 0.05 }, fixedBet(1));
  expect(risk).toMatchObject({ ok: true, value: { stopped: 'no' } });
  if (risk.ok) expect(risk.value.pValue).toBeCloseTo(4 / 9, 14);
});

test('a stake too large for the odds is held back, so evidence never turns negative', () => {
  const cards = { ...hypothesis, populationSize: 50 };
  const risk = bettingRisk({ values: [1, 0, 0, 1, 1], hypothesis: cards, riskLimit: 0.05 }, fixedBet(9));
  expect(risk.ok && risk.value.pValues.every((pValue) => pValue >= 0 && pValue <= 1)).toBe(true);
});

test('aGRAPA stakes nothing when the draws say nothing', () => {
  const grapa = approximateGrapa({ firstStake: 0.5, capFirst: 0.9, capLast: 0.99, capGrowth: 0.1 });
  const risk = bettingRisk({ values: [0.5, 0.5, 0.5], hypothesis, riskLimit: 0.05 }, grapa);
  expect(risk.ok && [...risk.value.pValues]).toEqual([1, 1, 1]);
});
