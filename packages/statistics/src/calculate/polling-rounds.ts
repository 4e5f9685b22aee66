import type { PollingAudit } from '../polling-audit.ts';
import type { PollingRound } from '../polling-sample.ts';
import { type Fields, readContest, readCountsByName, readFields, readRiskLimitPercent } from './read-fields.ts';

/** Reads `rounds`: in order, each with `size`, `votes` by choice and `ballots_not_found`. Absent means none. */
export function readPollingRounds(fields: Fields): readonly PollingRound[] {
  if (!fields.has('rounds')) return [];
  return fields.list('rounds', (element, path) => {
    const round = readFields(element, path);
    return {
      size: round.count('size'),
      votes: readCountsByName(round.value('votes'), `${path}.votes`),
      ballotsNotFound: round.has('ballots_not_found') ? round.count('ballots_not_found') : 0,
    };
  });
}

/**
 * Reads a whole polling audit: `contest`, `risk_limit` in percent, `rounds`, and what tells a full count:
 * `distinct_ballots` and `distinct_votes`, if they are known.
 */
export function readPollingAudit(fields: Fields): PollingAudit {
  const rounds = readPollingRounds(fields);
  return {
    contest: readContest(fields.fields('contest')),
    riskLimit: readRiskLimitPercent(fields),
    sample: {
      rounds,
      distinctBallots: fields.has('distinct_ballots') ? fields.count('distinct_ballots') : 0,
      notFound: rounds.reduce((sum, round) => sum + round.ballotsNotFound, 0),
      ...(fields.has('distinct_votes')
        ? { distinctVotes: readCountsByName(fields.value('distinct_votes'), `${fields.path}.distinct_votes`) }
        : {}),
    },
  };
}
