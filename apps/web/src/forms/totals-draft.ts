import type { CommandInput, RoundTotals } from '@plumbline/api';
import type { Contest } from '@plumbline/election';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';

type Entered = CommandInput<'record-totals'>['contests'];
type Total = RoundTotals['contests'][number];

/** Totals as they are typed, by contest: votes by choice, and the draws of cards that nobody found. */
export type TotalsDraft = Readonly<
  Record<string, { readonly votes: Readonly<Record<string, string>>; readonly notFound: string }>
>;

/** A contest with the draws that its totals are counted over. */
export type TotalsContest = { readonly contest: Contest; readonly total: Total };

/** What a draft still needs, with the field it is about. */
export type TotalsProblem =
  | { readonly problem: 'not-whole'; readonly contest: string; readonly choice: string }
  | { readonly problem: 'not-found-not-whole'; readonly contest: string; readonly draws: number }
  | {
      readonly problem: 'above-draws';
      readonly contest: string;
      readonly votes: number;
      readonly draws: number;
      readonly limit: number;
    }
  | {
      readonly problem: 'choice-above-draws';
      readonly contest: string;
      readonly choice: string;
      readonly votes: number;
      readonly draws: number;
    };

/** The contests to total, with their choices. */
export function totalsContests(totals: RoundTotals, contests: readonly Contest[]): readonly TotalsContest[] {
  return totals.contests.flatMap((total) => {
    const contest = contests.find((one) => one.name === total.contest);
    return contest === undefined ? [] : [{ contest, total }];
  });
}

/** What is saved, as it stands in the form; empty where nothing is. */
export function totalsDraftOf(contests: readonly TotalsContest[]): TotalsDraft {
  return Object.fromEntries(
    contests.map(({ contest, total: { entered } }) => [
      contest.name,
      {
        votes: Object.fromEntries(contest.choices.map(({ name }) => [name, typedCount(entered?.votes[name])])),
        notFound: typedCount(entered?.notFound),
      },
    ]),
  );
}

function typedCount(count: number | undefined): string {
  return count === undefined ? '' : formatCount(count);
}

/** The votes typed for a contest; what is not a number counts nothing. */
export function typedVotes(draft: TotalsDraft, contest: Contest): number {
  return contest.choices.reduce((sum, { name }) => sum + (parseCount(draft[contest.name]?.votes[name] ?? '') ?? 0), 0);
}

/** Reads the totals, or everything that is wrong with them at once. */
export function readTotals(
  draft: TotalsDraft,
  contests: readonly TotalsContest[],
): Result<Entered, readonly TotalsProblem[]> {
  const problems: TotalsProblem[] = [];
  const read: Entered = {};
  for (const { contest, total } of contests) {
    const typed = draft[contest.name];
    const notFound = parseCount(typed?.notFound ?? '');
    const { draws } = total;
    const isPossible = notFound !== undefined && notFound <= draws;
    if (!isPossible) problems.push({ problem: 'not-found-not-whole', contest: contest.name, draws });
    const seen = isPossible ? draws - notFound : draws;
    const votes: Record<string, number> = {};
    for (const { name: choice } of contest.choices) {
      const count = parseCount(typed?.votes[choice] ?? '');
      if (count === undefined) problems.push({ problem: 'not-whole', contest: contest.name, choice });
      else if (count > seen) {
        problems.push({ problem: 'choice-above-draws', contest: contest.name, choice, votes: count, draws: seen });
      }
      votes[choice] = count ?? 0;
    }
    const sum = Object.values(votes).reduce((all, count) => all + count, 0);
    const limit = seen * contest.votesAllowed;
    if (sum > limit) problems.push({ problem: 'above-draws', contest: contest.name, votes: sum, draws: seen, limit });
    read[contest.name] = { votes, notFound: notFound ?? 0 };
  }
  return problems.length > 0 ? err(problems) : ok(read);
}
