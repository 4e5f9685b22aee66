import { expect, test } from 'vitest';
import { renderReport, wilsonInterval } from './report.ts';
import type { Verdict } from './try-mutants.ts';

test.each([
  // Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998), table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of Wilson for %i of %i is the published one', (noticed, tried, low, high) => {
  const [from, to] = wilsonInterval(noticed, tried);
  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});

test('a report lists what was not noticed with both texts, and counts what never ended as noticed', () => {
  const mutant = {
    number: 0,
    file: 'a.ts',
    line: 3,
    column: 5,
    mutator: 'EqualityOperator',
    original: 'a >\n  b',
    replacement: 'a >= b',
    offset: 0,
  };
  const shared = { mutant, scope: 'audit', seconds: 1 };
  const verdicts: readonly Verdict[] = [
    { ...shared, outcome: 'noticed', by: 'own', test: 'a.test.ts: a', error: '' },
    { ...shared, outcome: 'timed-out' },
    { ...shared, outcome: 'survived', testFiles: 2 },
    { ...shared, mutant: { ...mutant, line: 2 }, outcome: 'not-run' },
  ];
  const report = renderReport(verdicts);
  expect(report.split('\n').slice(0, 6)).toEqual([
    'a.ts:2:5  EqualityOperator, no test runs it',
    '  - a > b',
    '  + a >= b',
    'a.ts:3:5  EqualityOperator, every test passed',
    '  - a > b',
    '  + a >= b',
  ]);
  expect(report).toContain('Noticed: 2 of 4, 50.0 % (95 % interval of Wilson 15.0 % to 85.0 %).');
});
