import type { PollingRound } from '../polling-round.ts';
import { type Fields, readCountsByName, readFields } from './read-fields.ts';

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
