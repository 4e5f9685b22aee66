import { expect, test } from 'vitest';
import { polledFrom, polledRound } from '../reference/polled.ts';
import type { ContestTally } from './contest-tally.ts';
import { checkPollingSample, drawsMade, type PollingRound, type PollingSample, pairSamples } from './polling-sample.ts';

const contest: ContestTally = {
  choices: [
    { id: 'ann', votes: 600 },
    { id: 'ben', votes: 300 },
  ],
  ballots: 1000,
  winners: 1,
  votesAllowed: 1,
};

const round = (size: number, votes: Record<string, number>, notFound = 0): PollingRound =>
  polledRound(votes, { size, notFound });

const sampleOf = (...rounds: PollingRound[]): PollingSample => polledFrom(1000, rounds);

test('a pair’s sample adds up over the rounds, and a ballot that was not found counts for the loser', () => {
  const [winner, loser] = contest.choices;
  if (!winner || !loser) throw new Error('the contest has two choices');
  const rounds = [round(20, { ann: 9, ben: 5 }), round(30, { ann: 12 }, 2)];
  expect(pairSamples({ winner, loser }, rounds)).toEqual([
    { winnerVotes: 9, relevant: 14 },
    { winnerVotes: 21, relevant: 28 },
  ]);
  expect(drawsMade(rounds)).toBe(50);
});

test('a round that holds its votes is accepted', () => {
  expect(checkPollingSample(contest, sampleOf(round(20, { ann: 9, ben: 9 }, 2)))).toEqual({ ok: true, value: true });
});

test.each([
  ['half a ballot', round(20.5, { ann: 9 })],
  ['a negative count', round(20, { ann: -1 })],
  ['an unknown choice', round(20, { cas: 1 })],
  ['more votes for one choice than ballots', round(20, { ann: 20 }, 1)],
  ['more votes together than ballots', round(20, { ann: 11, ben: 10 })],
])('%s is refused', (_, wrong) => {
  expect(checkPollingSample(contest, sampleOf(wrong))).toMatchObject({
    ok: false,
    error: { code: 'counts-contradict' },
  });
});

test('cards that are not listed cannot have been looked at, nor hold more votes than they are', () => {
  const lookedAt = (cards: number, ann: number, notFound = 0) => ({
    ...sampleOf(round(20, { ann: 9, ben: 9 }, 2)),
    lookedAt: { cards, notFound, votes: new Map([['ann', ann]]) },
  });
  const code = { ok: false, error: { code: 'counts-contradict' } };
  expect(checkPollingSample(contest, lookedAt(18, 8)).ok).toBe(true);
  // Cards may have been looked at for other contests too.
  expect(checkPollingSample(contest, lookedAt(1000, 900)).ok).toBe(true);
  expect(checkPollingSample(contest, lookedAt(1001, 900))).toMatchObject(code);
  expect(checkPollingSample(contest, lookedAt(18, 19))).toMatchObject(code);
  expect(checkPollingSample(contest, lookedAt(18, 17, 2))).toMatchObject(code);
  expect(checkPollingSample(contest, lookedAt(0.5, 0))).toMatchObject(code);
});

test('a card with votes for both is left out of the pair, and a phantom counts for the loser', () => {
  const [winner, loser] = contest.choices;
  if (!winner || !loser) throw new Error('the contest has two choices');
  const both = { choices: ['ben', 'ann'], draws: 4 } as const;
  const drawn = polledRound({ ann: 9, ben: 5 }, { size: 20, cardsForBoth: [both], phantoms: 3, notFound: 2 });
  expect(pairSamples({ winner, loser }, [drawn])).toEqual([{ winnerVotes: 5, relevant: 5 + 1 + 3 + 2 }]);
});

test('draws of unlisted cards need unlisted cards, and cards for both need votes for each', () => {
  const code = { ok: false, error: { code: 'counts-contradict' } };
  expect(checkPollingSample(contest, sampleOf(polledRound({ ann: 5 }, { phantoms: 1 })))).toMatchObject(code);
  const short = { listed: 990, bearing: 1000, phantoms: 10 };
  const drawn = polledRound({ ann: 5 }, { phantoms: 1 });
  expect(checkPollingSample(contest, { ...sampleOf(drawn), universe: short }).ok).toBe(true);
  const both = { choices: ['ann', 'ben'], draws: 3 } as const;
  const twoVotes = { ...contest, votesAllowed: 2 };
  const round = (ben: number) => sampleOf(polledRound({ ann: 5, ben }, { size: 6, cardsForBoth: [both] }));
  expect(checkPollingSample(twoVotes, round(3)).ok).toBe(true);
  expect(checkPollingSample(twoVotes, round(2))).toMatchObject(code);
});
