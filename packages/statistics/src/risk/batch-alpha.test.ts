import { expect, test } from 'vitest';
import { type AssertionTest, assertionTestFor } from './assertion-test.ts';
import { batchAlphaRisk } from './batch-alpha.ts';

const risk = (taints: number[], errorBoundSum = 20, riskLimit = 0.05) => {
  const measured = batchAlphaRisk({ taints, errorBoundSum, riskLimit });
  if (!measured.ok) throw new Error(measured.error.reason);
  return measured.value;
};

test('with U = 20, 59 draws without errors meet a 5 % limit and 58 do not', () => {
  expect(risk(Array(58).fill(0)).pValue).toBeCloseTo(0.95 ** 58, 12);
  expect(risk(Array(58).fill(0)).stopped).toBe('no');
  expect(risk(Array(59).fill(0))).toMatchObject({ stopped: 'by-statistics', stoppedAt: 59 });
});

test('it is Kaplan–Markov’s product, and the best of its prefixes', () => {
  const taints = [0, 0.1, 0, 0.05, 0, 0.6];
  const product = taints.reduce((p, taint) => (p * 0.95) / (1 - taint), 1);
  const measured = risk(taints);
  expect(measured.pValues.at(-1)).toBeCloseTo(Math.min(1, product), 12);
  expect(measured.pValue).toBeLessThanOrEqual(Math.min(1, product));
});

test('understatements count as no error', () => {
  expect(risk([-0.4, 0, -0.1]).pValue).toBe(risk([0, 0, 0]).pValue);
});

test('a taint of 1 ends all hope of Kaplan–Markov, but not of diversified bets', () => {
  const taints = [1, ...Array(300).fill(0)];
  expect(risk(taints).pValue).toBe(1);
  const bets = batchAlphaRisk({ taints, errorBoundSum: 20, riskLimit: 0.05, test: assertionTestFor.oneAudit });
  expect(bets).toMatchObject({ ok: true, value: { stopped: 'by-statistics' } });
});

test('an error above its bound is never evidence for the outcome', () => {
  expect(risk([0, 1.4, ...Array(200).fill(0)])).toMatchObject({ pValue: 1, stopped: 'no' });
});

test('bounds that cannot hold an outcome-changing error are refused, infinite ones measure 1', () => {
  expect(batchAlphaRisk({ taints: [0], errorBoundSum: 1, riskLimit: 0.05 })).toMatchObject({ ok: false });
  expect(batchAlphaRisk({ taints: [Number.NaN], errorBoundSum: 9, riskLimit: 0.05 })).toMatchObject({ ok: false });
  expect(risk([0, 0], Number.POSITIVE_INFINITY)).toMatchObject({ pValue: 1, stopped: 'no' });
});

test('a taint that is no number, or bounds up to 1 or below, are refused for what they are', () => {
  const refused = (taints: number[], errorBoundSum: number) =>
    expect(batchAlphaRisk({ taints, errorBoundSum, riskLimit: 0.05 }));
  for (const sum of [1, 0.5, 0, Number.NaN]) refused([0], sum).toMatchObject({ error: { code: 'counts-contradict' } });
  // One among others, and where infinite bounds would measure 1 without looking at it.
  for (const sum of [9, Number.POSITIVE_INFINITY]) {
    refused([0, Number.NaN], sum).toMatchObject({ error: { code: 'parameter-out-of-range' } });
  }
});

test('with batches mixed after the seed, tests that learn are refused and every worse taint raises the risk of the others', () => {
  const taints = [0, 0.1, 0, 0, 0.02, 0, 0, 0, 0, 0, 0, 0];
  const sample = { errorBoundSum: 5, riskLimit: 0.05, hasGroupAfterSeed: true };
  const learning: readonly AssertionTest[] = [
    assertionTestFor.polling(0.9),
    assertionTestFor.comparisonByBetting,
    { test: 'approximate-grapa', firstStake: 0.3, capFirst: 0.5, capLast: 0.9, capGrowth: 0.1 },
  ];
  for (const test of learning) {
    expect(batchAlphaRisk({ ...sample, taints, test })).toMatchObject({ error: { code: 'method-does-not-apply' } });
    expect(batchAlphaRisk({ ...sample, taints, test, hasGroupAfterSeed: false })).toMatchObject({ ok: true });
  }
  const fixed: readonly (AssertionTest | undefined)[] = [
    undefined,
    { test: 'fixed-bet', stake: 0.8 },
    { test: 'fixed-alternative', mean: 0.95 },
    assertionTestFor.oneAudit,
  ];
  for (const test of fixed) {
    const riskOf = (given: readonly number[]) => {
      const measured = batchAlphaRisk({ ...sample, taints: given, ...(test ? { test } : {}) });
      if (!measured.ok) throw new Error(measured.error.reason);
      return measured.value.pValues;
    };
    const better = riskOf(taints);
    const worse = riskOf(taints.map((taint, draw) => (draw === 3 ? 0.6 : taint)));
    for (const [draw, pValue] of better.entries()) expect(worse[draw]).toBeGreaterThanOrEqual(pValue * (1 - 1e-12));
    expect(worse[3]).toBeGreaterThan(better[3]);
  }
});
