import type { Contest } from '@plumbline/election';

/** The contests as an audit board may see them: what was reported must not guide what people read from the paper. */
export function withoutReported(contests: readonly Contest[]): Contest[] {
  return contests.map((contest) => ({
    ...contest,
    choices: contest.choices.map((choice) => ({ name: choice.name, votes: 0 })),
  }));
}
