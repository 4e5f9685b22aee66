import type { ContestAsked } from './contests-for.ts';

/** The contests as an audit board may see them: what was reported must not guide what people read from the paper. */
export function withoutReported(contests: readonly ContestAsked[]): ContestAsked[] {
  return contests.map((contest) => ({
    ...contest,
    choices: contest.choices.map((choice) => ({ name: choice.name, votes: 0 })),
  }));
}
