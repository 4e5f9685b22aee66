import { describe, expect, test } from 'vitest';
import { answered } from '../../reference/answered.ts';
import type { ContestVotes } from '../contest-tally.ts';
import type { PollingSample } from '../polling-sample.ts';
import { type RandomSource, randomSource } from '../sample-size/random-source.ts';
import type { CardUniverse } from '../universe-of-contest.ts';
import { bravoRisk } from './bravo.ts';
import type { RiskMeasure } from './risk-measure.ts';
import { type CardVotes, superSimpleRisk } from './super-simple.ts';

/* Contests of two to five cards, where every sequence of draws can be gone through: how often a wrong outcome is confirmed
   by somebody who looks after every draw is counted exactly. */

/**
 * A card as it was reported and as it is: places of the choices marked. A lost one cannot be found; an unlisted one is in
 * no manifest. Some cards do not bear the contest.
 */
type Card = {
  readonly bears: boolean;
  readonly reported: readonly number[];
  readonly found: readonly number[] | 'lost' | 'unlisted';
};
type Election = { readonly contest: ContestVotes; readonly universe: CardUniverse; readonly cards: readonly Card[] };
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
function votesOn(found: readonly Card['found'][], times: readonly number[], votesAllowed: number): Map<string, number> {
  const votes = new Map<string, number>();
  for (const [place, marks] of found.entries()) {
    if (typeof marks === 'string' || marks.length > votesAllowed) continue;
    for (const mark of marks) votes.set(choiceId(mark), (votes.get(choiceId(mark)) ?? 0) + times[place]);
  }
  return votes;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function polled({ contest, universe, cards }: Election, timesDrawn: readonly number[]): PollingSample {
  const found = cards.map((card) => card.found);
  const drawsOf = (times: readonly number[], kind: Card['found']) =>
    sum(times.filter((_, place) => found[place] === kind));
  const once = timesDrawn.map((times, place) => (found[place] === 'unlisted' ? 0 : Math.min(1, times)));
  return {
    universe,
    rounds: [
      {
        size: sum(timesDrawn),
        votes: votesOn(found, timesDrawn, contest.votesAllowed),
        cardsForBoth: [],
        notFound: drawsOf(timesDrawn, 'lost'),
        phantoms: drawsOf(timesDrawn, 'unlisted'),
      },
    ],
    lookedAt: {
      cards: sum(once),
      notFound: drawsOf(once, 'lost'),
      votes: votesOn(found, once, contest.votesAllowed),
    },
  };
}

const byBravo: Measure = (election, timesDrawn) =>
  answered(bravoRisk(election.contest, polled(election, timesDrawn), RISK_LIMIT));

const byComparison: Measure = (election, timesDrawn) => {
  const { contest, universe, cards } = election;
  const marks = (places: readonly number[]): CardVotes => new Map(places.map((place) => [choiceId(place), 1]));
  const compared = cards.flatMap(({ reported, found }, place) => {
    if (found === 'unlisted') return [];
    const audited = found === 'lost' ? ('not-found' as const) : marks(found);
    return [
      { count: Math.min(1, timesDrawn[place]), timesDrawn: timesDrawn[place], reported: marks(reported), audited },
    ];
  });
  const phantomDraws = sum(timesDrawn.filter((_, place) => cards[place].found === 'unlisted'));
  const { lookedAt } = polled(election, timesDrawn);
  return answered(superSimpleRisk(contest, { universe, cards: compared, phantomDraws, lookedAt }, RISK_LIMIT));
};

/** One to three losers, one or two winners, votes for one or more, blanks, overvotes, lost, unlisted and other cards. */
function anyElection(random: RandomSource): Election {
  const choices = 2 + random.below(3);
  const winners = 1 + random.below(choices - 1);
  const votesAllowed = 1 + random.below(winners);
  const marks = () => {
    const most = random.below(10) === 0 ? votesAllowed + 1 : votesAllowed;
    const places = Array.from({ length: most }, () => random.below(choices + 1)).filter((place) => place < choices);
    return [...new Set(places)];
  };
  const cards = Array.from({ length: 2 + random.below(4) }, (): Card => {
    const reported = marks();
    const fate = random.below(12);
    if (fate === 0) return { bears: true, reported, found: 'lost' };
    if (fate === 1) return { bears: true, reported, found: 'unlisted' };
    if (fate < 4) return { bears: false, reported: [], found: [] };
    return { bears: true, reported, found: random.below(2) === 0 ? reported : marks() };
  });
  const votes = votesOn(
    cards.map((card) => card.reported),
    cards.map(() => 1),
    votesAllowed,
  );
  const tallies = Array.from({ length: choices }, (_, place) => ({
    id: choiceId(place),
    votes: votes.get(choiceId(place)) ?? 0,
  }));
  const phantoms = cards.filter((card) => card.found === 'unlisted').length;
  const bearing = cards.filter((card) => card.bears).length;
  const universe = { listed: cards.length - phantoms, bearing, phantoms };
  return { contest: { choices: tallies, winners, votesAllowed }, universe, cards };
}

/** Whether some loser has as many votes as some winner, with every lost and every unlisted card for the loser. */
function isWrong({ contest, cards }: Election): boolean {
  const found = cards.map((card) => card.found);
  const unseen = found.filter((marks) => typeof marks === 'string').length;
  const votes = votesOn(
    found,
    cards.map(() => 1),
    contest.votesAllowed,
  );
  const order = contest.choices.toSorted((a, b) => b.votes - a.votes).map(({ id }) => votes.get(id) ?? 0);
  const losers = order.slice(contest.winners);
  return order.slice(0, contest.winners).some((winner) => losers.some((loser) => winner <= loser + unseen));
}

describe('a wrong outcome is not confirmed with more than the chance allowed', () => {
  test.each([
    ['BRAVO', byBravo],
    ['super-simple', byComparison],
  ])('by %s, in any of many contests', (name, measure) => {
    const random = randomSource(`contests of a few ballots, ${name}`);
    let contests = 0;
    let nearest = 0;
    while (contests < 250) {
      const election = anyElection(random);
      if (!isWrong(election)) continue;
      contests += 1;
      const riskOf = remembered(election, measure);
      for (const riskLimit of [0.1, 0.25, 0.5]) {
        const chance = chanceOfConfirming(election.cards.length, riskOf, riskLimit);
        nearest = Math.max(nearest, chance / riskLimit);
        expect(chance, JSON.stringify(election)).toBeLessThanOrEqual(riskLimit + 1e-12);
      }
    }
    // If nothing were ever confirmed, nothing would be tested.
    expect(nearest).toBeGreaterThan(0.5);
  });
});
