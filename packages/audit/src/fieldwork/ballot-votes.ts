import {
  type ChoiceVotes,
  type Contest,
  type ManualVoteRecordWith,
  marksOn,
  rankedPreferences,
} from '@plumbline/election';

/** The choices a ballot card counts for in a contest. Blank, overvoted and absent contests count for no one. */
export function choicesCounted(contest: Contest, record: ManualVoteRecordWith<unknown>): readonly string[] {
  if (record.state === 'not-found') return [];
  const interpretation = record.interpretations[contest.name];
  if (interpretation?.kind !== 'vote') return [];
  // Of ranked choices the first that counts is the vote.
  if (interpretation.ranks !== undefined) return rankedPreferences(interpretation.ranks).slice(0, 1);
  return marksOn(interpretation) > contest.votesAllowed ? [] : interpretation.choices;
}

/** Votes by choice over the records, each counted `times` times. Every choice of the contest has a figure. */
export function countVotes(
  contest: Contest,
  records: readonly { readonly record: ManualVoteRecordWith<unknown>; readonly times: number }[],
): ChoiceVotes {
  const votes = Object.fromEntries(contest.choices.map((choice) => [choice.name, 0]));
  for (const { record, times } of records) {
    for (const choice of choicesCounted(contest, record)) votes[choice] += times;
  }
  return votes;
}
