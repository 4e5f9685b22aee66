import type { TalliedContest } from './cvr-reading.ts';

/** A choice as people are shown it. `id` is null for written-in names outside the file's list. */
type ChoiceSummary = { readonly id: string | null; readonly name: string; readonly votes: number };

/** A contest of a CVR file as people are shown it. */
export type ContestSummary = {
  readonly id: string;
  readonly name: string;
  readonly votesAllowed: number | null;
  readonly ranked: boolean;
  readonly cards: number;
  readonly blank: number;
  readonly overvoted: number;
  readonly undervotes: number;
  /** Choices of one name, such as several lines for writing in, are one here; their votes are added up. */
  readonly choices: readonly ChoiceSummary[];
};

/** The contests of a reading, ready to be shown: inside, write-in lines stay apart; here they are put together. */
export function contestSummaries(contests: readonly TalliedContest[]): ContestSummary[] {
  return contests.map(({ id, name, votesAllowed, ranks, choices, tally }) => {
    const merged = new Map<string, { id: string | null; name: string; votes: number }>();
    choices.forEach((choice, index) => {
      const votes = tally.votes[index] ?? 0;
      const known = merged.get(choice.name);
      if (known === undefined) merged.set(choice.name, { id: choice.id || null, name: choice.name, votes });
      else known.votes += votes;
    });
    return {
      id,
      name,
      votesAllowed: votesAllowed ?? null,
      ranked: ranks > 0,
      cards: tally.cards,
      blank: tally.blank,
      overvoted: tally.overvoted,
      undervotes: tally.undervotes,
      choices: [...merged.values()],
    };
  });
}
