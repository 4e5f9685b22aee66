import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import { criticalCount } from './critical-count.ts';

const small = { audits: 1, riskLimit: 0.25, kinds: 1, error: 0.3 };

describe('the least count that condemns a method', () => {
  test('of one audit is one, where a single false confirmation is rare enough', () => {
    // One of one has the chance 1/4: below 0.3, not below 0.2, and not below 1/4 itself.
    expect(answered(criticalCount(small))).toBe(1);
    expect(answered(criticalCount({ ...small, error: 0.2 }))).toBe(2);
    expect(answered(criticalCount({ ...small, error: 0.25 }))).toBe(2);
  });

  test('of three audits follows the binomial tails, with the error shared among the kinds', () => {
    // α = ½: at least 1, 2, 3 of 3 with chances 7/8, 4/8, 1/8.
    const three = { audits: 3, riskLimit: 0.5, kinds: 1, error: 0.9 };
    expect(answered(criticalCount(three))).toBe(1);
    expect(answered(criticalCount({ ...three, error: 0.6 }))).toBe(2);
    expect(answered(criticalCount({ ...three, error: 0.4 }))).toBe(3);
    expect(answered(criticalCount({ ...three, error: 0.6, kinds: 3 }))).toBe(3);
    expect(answered(criticalCount({ ...three, error: 0.1 }))).toBe(4);
  });
});

test('a risk limit or an error that is no chance between 0 and 1 is refused, and so are no audits and no kinds', () => {
  const outside = (reason: string) => ({ ok: false, error: { code: 'parameter-out-of-range', reason } });
  for (const value of [0, 1, -0.1, 1.1, Number.NaN]) {
    expect(criticalCount({ ...small, riskLimit: value })).toMatchObject(outside('risk-or-chance-not-between'));
    expect(criticalCount({ ...small, error: value })).toMatchObject(outside('risk-or-chance-not-between'));
  }
  for (const value of [0, -1, 1.5]) {
    expect(criticalCount({ ...small, audits: value })).toMatchObject(outside('audits-not-counted'));
    expect(criticalCount({ ...small, kinds: value })).toMatchObject(outside('audits-not-counted'));
  }
});
