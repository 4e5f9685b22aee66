import { expect, test } from 'vitest';
import { polledFrom, polledRound } from '../../reference/polled.ts';
import type { ContestTally } from '../contest-tally.ts';
import { bravoSampleSizes } from './offered-sizes.ts';

function contest(votes: Record<string, number>, changes: Partial<ContestTally> = {}): ContestTally {
  const choices = Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
  return { choices, ballots: 10_000, winners: 1, votesAllowed: 1, ...changes };
}

function sizes(
  tally: ContestTally,
  riskLimit = 0.1,
  sample = polledFrom(tally.ballots),
): Readonly<Record<string, number>> {
  const found = bravoSampleSizes(tally, sample, riskLimit);
  if (!found.ok) throw new Error(found.error.reason);
  return Object.fromEntries(found.value.map((option) => [option.key, option.size]));
}

test('the worked example: 60 to 40 at 10 % needs 119 ballots on average', () => {
  expect(sizes(contest({ ann: 6000, ben: 4000 })).asn).toBe(119);
});

test('blank ballots are drawn too, so fewer votes a ballot need more ballots', () => {
  expect(sizes(contest({ ann: 3000, ben: 2000 })).asn).toBe(238);
});

test('a landslide is sized by the risk limit, not by one ballot', () => {
  const landslide = contest({ ann: 10_000, ben: 0 });
  // Every ballot doubles T: 2^4 ≥ 1/0.1 and 2^7 ≥ 1/0.01.
  expect(sizes(landslide, 0.1)['0.9']).toBe(4);
  expect(sizes(landslide, 0.01)['0.9']).toBe(7);
});

test.each([
  ['a tie', contest({ ann: 5000, ben: 5000 }), 0.1],
  ['a risk limit of 0', contest({ ann: 6000, ben: 4000 }), 0],
  ['a contest without votes', contest({ ann: 0, ben: 0 }), 0.1],
  ['three ballots', contest({ ann: 2, ben: 1 }, { ballots: 3 }), 0.1],
  ['one ballot', contest({ ann: 1, ben: 0 }, { ballots: 1 }), 0.1],
  ['one vote ahead of 200 million', contest({ ann: 100_000_001, ben: 99_999_999 }, { ballots: 200_000_000 }), 0.05],
])('%s asks for a full hand count', (_, tally, riskLimit) => {
  expect(sizes(tally, riskLimit)).toEqual({ 'all-ballots': tally.ballots });
});

test('a loser reported without votes who gets one in the sample asks for a full hand count', () => {
  const sample = polledFrom(10_000, [polledRound({ ben: 1 }, { size: 5 })]);
  expect(sizes(contest({ ann: 9000, ben: 0 }), 0.1, sample)).toEqual({ 'all-ballots': 10_000 });
});

test.each([
  ['no losers', contest({ ann: 10 }), 0.1, 'no-losers'],
  ['a risk limit of 1', contest({ ann: 10, ben: 5 }), 1, 'risk-limit-out-of-range'],
  ['more votes than ballots', contest({ ann: 10_001, ben: 5 }), 0.1, 'counts-contradict'],
])('%s is refused', (_, tally, riskLimit, code) => {
  expect(bravoSampleSizes(tally, polledFrom(tally.ballots), riskLimit)).toMatchObject({ ok: false, error: { code } });
});
