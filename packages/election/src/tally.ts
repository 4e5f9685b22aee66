/** Votes by choice name. */
export type ChoiceVotes = Readonly<Record<string, number>>;

/** Votes by contest name and choice name. A contest that is not in the batch has no key. */
export type Tally = Readonly<Record<string, ChoiceVotes>>;

/** What the machines reported for one batch. */
export type BatchTally = { readonly batch: string; readonly votes: Tally };

/** A jurisdiction's candidate totals by batch, in the order of the file. */
export type CandidateTotals = { readonly batches: readonly BatchTally[] };

/** The sum of several tallies: a contest is in the sum where it is in any part. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const sum: Record<string, Record<string, number>> = {};
  for (const tally of tallies) {
    for (const [contest, votes] of Object.entries(tally)) {
      sum[contest] ??= {};
      addInto(sum[contest], votes);
    }
  }
  return sum;
}

function addInto(sum: Record<string, number>, votes: ChoiceVotes): void {
  for (const [choice, count] of Object.entries(votes)) sum[choice] = (sum[choice] ?? 0) + count;
}
