import { expect, test } from 'vitest';
import { logComparisonRisk, logPollingRisk, logRiskThatCvrsHide } from './suite-strata.ts';

test('the worked examples: a hundred compared ballots without discrepancies, and four polled ones', () => {
  const compared = { ballots: 1000, sampled: 100, o1: 0, o2: 0, u1: 0, u2: 0 };
  expect(Math.exp(logComparisonRisk(compared, 100, 1))).toBeCloseTo((1 - 100 / 2078.1) ** 100, 14);
  // The null has 5 and 5: (5·4·3 · 5)/(6·5·4 · 4).
  const polled = { ballots: 10, winnerVotes: 6, loserVotes: 4, sampled: 4, sampleWinner: 3, sampleLoser: 1 };
  expect(Math.exp(logPollingRisk(polled, 2)(1))).toBeCloseTo(0.625, 14);
});

test('no comparison speaks against hiding as many votes as all ballots could at the inflated error, or more', () => {
  const compared = { ballots: 1000, sampled: 100, o1: 0, o2: 0, u1: 0, u2: 0 };
  const all = 2 * 1.03905 * 1000;
  expect(logRiskThatCvrsHide(compared, all)).toBe(0);
  expect(logRiskThatCvrsHide(compared, all + 1)).toBe(0);
  expect(logRiskThatCvrsHide(compared, 1000)).toBeLessThan(-60);
});

test('a sample that holds every vote reported for the loser still speaks for the report', () => {
  // 9 : 1 reported; the null has 5 and 5: (5·4·3 · 5)/(9·8·7 · 1).
  const polled = { ballots: 10, winnerVotes: 9, loserVotes: 1, sampled: 4, sampleWinner: 3, sampleLoser: 1 };
  expect(Math.exp(logPollingRisk(polled, 8)(1))).toBeCloseTo(300 / 504, 14);
  // One more than was reported refutes the report.
  expect(logPollingRisk({ ...polled, sampleWinner: 2, sampleLoser: 2 }, 8)(1)).toBe(0);
});
