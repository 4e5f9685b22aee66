import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import type { ContestTally } from '../contest-tally.ts';
import { type PollingSample, universeOfOneNumber } from '../polling-sample.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import { bravoRisk } from './bravo.ts';
import type { RiskMeasure } from './risk-measure.ts';
import { type CardVotes, cardsLookedAt, superSimpleRisk } from './super-simple.ts';

/* Contests of two to five ballots, where every sequence of draws can be gone through: how often a wrong outcome is confirmed
   by somebody who looks after every draw is counted exactly. */

/** A ballot as it was reported and as it is: places of the choices marked. A lost one cannot be found. */
type Ballot = { readonly reported: readonly number[]; readonly found: readonly number[] | 'lost' };
type Election = { readonly contest: ContestTally; readonly ballots: readonly Ballot[] };
/** The risk of a sample in which each ballot was drawn so many times. */
type Measure = (election: Election, timesDrawn: readonly number[]) => RiskMeasure;

/** The same for one election, computed once for every sample; here a risk does not depend on the risk limit. */
function remembered(election: Election, measure: Measure): (timesDrawn: readonly number[]) => number {
  const known = new Map<string, number>();
  return (timesDrawn) => {
    const key = timesDrawn.join(' ');
    const risk = known.get(key) ?? measure(election, timesDrawn).pValue;
    known.set(key, risk);
    return risk;
  };
}

const DRAWS_MOST = 6;
/** Asked for by the methods, which measure the same risk for any limit. */
const RISK_LIMIT = 0.1;

function chanceOfConfirming(
  ballots: number,
  riskOf: (timesDrawn: readonly number[]) => number,
  riskLimit: number,
): number {
  const known = new Map<string, number>();
  const from = (timesDrawn: readonly number[], draws: number): number => {
    const key = timesDrawn.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const chances = timesDrawn.map((_, drawn) => {
      const next = timesDrawn.map((times, ballot) => times + (ballot === drawn ? 1 : 0));
      if (riskOf(next) <= riskLimit) return 1;
      return draws + 1 === DRAWS_MOST ? 0 : from(next, draws + 1);
    });
    const chance = chances.reduce((sum, one) => sum + one, 0) / chances.length;
    known.set(key, chance);
    return chance;
  };
  return from(
    Array.from({ length: ballots }, () => 0),
    0,
  );
}

const choiceId = (place: number) => 'abcd'[place];

/** The votes on ballots, each counted so many times; more marks than allowed are no votes. */
function votesOn(
  ballots: readonly Ballot['found'][],
  times: readonly number[],
  votesAllowed: number,
): Map<string, number> {
  const votes = new Map<string, number>();
  for (const [place, marks] of ballots.entries()) {
    if (marks === 'lost' || marks.length > votesAllowed) continue;
    for (const mark of marks) votes.set(choiceId(mark), (votes.get(choiceId(mark)) ?? 0) + times[place]);
  }
  return votes;
}

function polled({ contest, ballots }: Election, timesDrawn: readonly number[]): PollingSample {
  const found = ballots.map((ballot) => ballot.found);
  const once = timesDrawn.map((times) => Math.min(1, times));
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const lost = (times: readonly number[]) => sum(times.filter((_, place) => found[place] === 'lost'));
  return {
    rounds: [
      {
        size: sum(timesDrawn),
        votes: votesOn(found, timesDrawn, contest.votesAllowed),
        cardsForBoth: [],
        notFound: lost(timesDrawn),
        phantoms: 0,
      },
    ],
    universe: universeOfOneNumber(contest.ballots),
    lookedAt: { cards: sum(once), notFound: lost(once), votes: votesOn(found, once, contest.votesAllowed) },
  };
}

const byBravo: Measure = (election, timesDrawn) =>
  answered(bravoRisk(election.contest, polled(election, timesDrawn), RISK_LIMIT));

const byComparison: Measure = ({ contest, ballots }, timesDrawn) => {
  const marks = (places: readonly number[]): CardVotes => new Map(places.map((place) => [choiceId(place), 1]));
  const cards = ballots.map(({ reported, found }, place) => ({
    count: timesDrawn[place] > 0 ? 1 : 0,
    timesDrawn: timesDrawn[place],
    reported: marks(reported),
    audited: found === 'lost' ? ('not-found' as const) : marks(found),
  }));
  const lookedAt = cardsLookedAt(cards, contest.votesAllowed);
  const comparison = { universe: universeOfOneNumber(contest.ballots), cards, phantomDraws: 0, lookedAt };
  return answered(superSimpleRisk(contest, comparison, RISK_LIMIT));
};

/** One to three losers, one or two winners, votes for one or more, blanks, overvotes, lost ballots. */
function anyElection(random: RandomSource): Election {
  const choices = 2 + random.below(3);
  const winners = 1 + random.below(choices - 1);
  const votesAllowed = 1 + random.below(winners);
  const marks = () => {
    const most = random.below(10) === 0 ? votesAllowed + 1 : votesAllowed;
    const places = Array.from({ length: most }, () => random.below(choices + 1)).filter((place) => place < choices);
    return [...new Set(places)];
  };
  const ballots = Array.from({ length: 2 + random.below(4) }, (): Ballot => {
    const reported = marks();
    if (random.below(12) === 0) return { reported, found: 'lost' };
    return { reported, found: random.below(2) === 0 ? reported : marks() };
  });
  const once = ballots.map(() => 1);
  const votes = votesOn(
    ballots.map((ballot) => ballot.reported),
    once,
    votesAllowed,
  );
  const tallies = Array.from({ length: choices }, (_, place) => ({
    id: choiceId(place),
    votes: votes.get(choiceId(place)) ?? 0,
  }));
  return { contest: { choices: tallies, ballots: ballots.length, winners, votesAllowed }, ballots };
}

/** Whether some loser has as many votes as some winner, with every lost ballot for the loser. */
function isWrong({ contest, ballots }: Election): boolean {
  const found = ballots.map((ballot) => ballot.found);
  const lost = found.filter((marks) => marks === 'lost').length;
  const votes = votesOn(
    found,
    ballots.map(() => 1),
    contest.votesAllowed,
  );
  const order = contest.choices.toSorted((a, b) => b.votes - a.votes).map(({ id }) => votes.get(id) ?? 0);
  const losers = order.slice(contest.winners);
  return order.slice(0, contest.winners).some((winner) => losers.some((loser) => winner <= loser + lost));
}

describe('a wrong outcome is not confirmed with more than the chance allowed', () => {
  test.each([
    ['BRAVO', byBravo],
    ['super-simple', byComparison],
  ])('by %s, in any of many contests', (name, measure) => {
    const random = randomSource(`contests of a few ballots, ${name}`);
    let contests = 0;
    while (contests < 120) {
      const election = anyElection(random);
      if (!isWrong(election)) continue;
      contests += 1;
      const riskOf = remembered(election, measure);
      for (const riskLimit of [0.1, 0.25, 0.5]) {
        const chance = chanceOfConfirming(election.ballots.length, riskOf, riskLimit);
        expect(chance, JSON.stringify(election)).toBeLessThanOrEqual(riskLimit + 1e-12);
      }
    }
  });
});
