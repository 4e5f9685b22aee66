import type { PollingAudit } from '../polling-audit.ts';
import { drawsMade, type LookedAt, type PollingRound, universeOfOneNumber } from '../polling-sample.ts';
import { type Fields, readContest, readCountsByName, readFields, readRiskLimitPercent } from './read-fields.ts';

/** Reads `rounds`: in order, each with `size`, `votes` by choice and `ballots_not_found`. Absent means none. */
export function readPollingRounds(fields: Fields): readonly PollingRound[] {
  if (!fields.has('rounds')) return [];
  return fields.list('rounds', (element, path) => {
    const round = readFields(element, path);
    return {
      size: round.count('size'),
      votes: readCountsByName(round.value('votes'), `${path}.votes`),
      cardsForBoth: [],
      notFound: countOf(round, 'ballots_not_found'),
      phantoms: 0,
    };
  });
}

/**
 * Reads a whole polling audit whose contest has one number for its size: `contest`, `risk_limit` in percent, `rounds`. All
 * cards of the contest are taken to be listed, and all listed cards to bear it. What tells a full count are the different
 * cards looked at and their votes, `distinct_ballots` and `distinct_votes`; without votes, they are those of the rounds
 * if no card came twice.
 */
export function readPollingAudit(fields: Fields): PollingAudit {
  const rounds = readPollingRounds(fields);
  const contest = readContest(fields.fields('contest'));
  return {
    contest,
    riskLimit: readRiskLimitPercent(fields),
    sample: { universe: universeOfOneNumber(contest.ballots), rounds, lookedAt: readLookedAt(fields, rounds) },
  };
}

function readLookedAt(fields: Fields, rounds: readonly PollingRound[]): LookedAt | undefined {
  const cards = countOf(fields, 'distinct_ballots');
  const notFound = rounds.reduce((sum, round) => sum + round.notFound, 0);
  if (fields.has('distinct_votes')) {
    const votes = readCountsByName(fields.value('distinct_votes'), `${fields.path}.distinct_votes`);
    return { cards, notFound, votes };
  }
  if (cards === 0 || drawsMade(rounds) !== cards) return undefined;
  const votes = new Map<string, number>();
  for (const round of rounds) {
    for (const [id, count] of round.votes) votes.set(id, (votes.get(id) ?? 0) + count);
  }
  return { cards, notFound, votes };
}

function countOf(fields: Fields, name: string): number {
  return fields.has(name) ? fields.count(name) : 0;
}
