import { type BegunAudit, isInRounds, latestMeasurements, takesEverything } from '@plumbline/audit';
import { votesCounted } from './hand-tally-rows.ts';

/** What the count of every ballot says of a choice; `open` where a tie of others, or cards that nobody could look at, might still change it. */
export type ByHand = 'won' | 'not-won' | 'tied' | 'open';

/** The result of a contest by a count of every ballot, the choice with the most votes first. */
export type OfficialResult = {
  readonly contest: string;
  readonly choices: readonly { readonly choice: string; readonly votes: number; readonly result: ByHand }[];
};

/**
 * The results by hand count, contest by contest, of an audit that has counted every ballot and is concluded; undefined of any other, and
 * before: until then the counts may be corrected. Where a law makes a full hand count the official result, this is it.
 */
export function officialResults(audit: BegunAudit): readonly OfficialResult[] | undefined {
  if (!isInRounds(audit) || audit.phase !== 'concluded' || !takesEverything(audit.plan)) return undefined;
  const counted = votesCounted(audit);
  const measured = new Map(latestMeasurements(audit).map((one) => [one.contest, one.handTally]));
  return audit.plan.contests.map(({ name, choices }) => {
    const tally = measured.get(name) ?? null;
    const resultOf = (choice: string): ByHand => {
      // A tie is never settled, and it is the level choices that it leaves open first.
      if (tally?.tied.includes(choice)) return 'tied';
      if (tally === null || !tally.settled) return 'open';
      return tally.winners.includes(choice) ? 'won' : 'not-won';
    };
    const rows = choices.map(({ name: choice }) => ({
      choice,
      votes: counted[name]?.[choice] ?? 0,
      result: resultOf(choice),
    }));
    return { contest: name, choices: rows.toSorted((one, other) => other.votes - one.votes) };
  });
}
