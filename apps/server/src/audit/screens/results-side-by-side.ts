import { type BegunAudit, isInRounds, isRanked, latestMeasurements, reportedWinnerNames } from '@plumbline/audit';
import { type ByHand, officialResults, type SeenVotes } from '@plumbline/documents';
import type { Contest } from '@plumbline/election';

/**
 * What the official result changes: nothing, only votes, or who won; `same-winner` where voters ranked the choices, of which first choices are
 * reported alone; `open` where the count leaves the winners open.
 */
export type OfficialChange = 'nothing' | 'votes' | 'same-winner' | 'winners' | 'open';

/**
 * One contest as it was reported, as a sample saw it, and as every ballot was counted.
 *
 *   seen, official   null where there is none: nobody looked, or the count is not official yet; never 0 for what is pending
 *   change           null until the count is official
 */
export type ResultOfContest = {
  readonly contest: string;
  readonly sample: Pick<SeenVotes, 'lookedAt' | 'unit'> | null;
  readonly change: OfficialChange | null;
  /** Nobody where the report is level. */
  readonly reportedWinners: readonly string[];
  readonly officialWinners: readonly string[];
  readonly choices: readonly {
    readonly name: string;
    readonly reported: number | null;
    readonly seen: number | null;
    readonly official: number | null;
    readonly result: ByHand | null;
  }[];
};

/**
 * Reported, seen and official votes beside one another, in the order of `contests`.
 *
 *   contests   as they were reported
 *   seen       what the closed rounds of a sample saw; empty where there was no sample
 *   count      the audit that counts every ballot; undefined where it cannot be read
 */
export function resultsSideBySide(of: {
  readonly contests: readonly Contest[];
  readonly seen: readonly SeenVotes[];
  readonly count: BegunAudit | undefined;
}): readonly ResultOfContest[] {
  const official = new Map(
    (of.count === undefined ? [] : (officialResults(of.count) ?? [])).map((one) => [one.contest, one.choices]),
  );
  return of.contests.map((contest) => {
    const { name } = contest;
    const seen = of.seen.find((one) => one.contest === name && one.basis !== 'everything');
    const counted = official.get(name);
    const reported = new Map(contest.choices.map((choice) => [choice.name, choice.votes]));
    const added = (counted ?? []).map(({ choice }) => choice).filter((choice) => !reported.has(choice));
    const choices = [...reported.keys(), ...added].map((choice) => {
      const found = counted?.find((one) => one.choice === choice);
      return {
        name: choice,
        reported: reported.get(choice) ?? null,
        seen: seen?.choices.find((one) => one.name === choice)?.seen ?? null,
        official: found?.votes ?? null,
        result: found?.result ?? null,
      };
    });
    return {
      contest: name,
      sample: seen === undefined ? null : { lookedAt: seen.lookedAt, unit: seen.unit },
      change: counted === undefined || of.count === undefined ? null : changeOf(of.count, name, choices),
      // Where records were compared, the contest of the count says who won by them.
      reportedWinners: reportedWinnerNames(of.count?.plan.contests.find((one) => one.name === name) ?? contest),
      officialWinners: choices.filter(({ result }) => result === 'won').map((choice) => choice.name),
      choices,
    };
  });
}

function changeOf(count: BegunAudit, contest: string, choices: ResultOfContest['choices']): OfficialChange {
  const measured = isInRounds(count) ? latestMeasurements(count) : [];
  const tally = measured.find((one) => one.contest === contest)?.handTally ?? null;
  if (tally === null || !tally.settled) return 'open';
  if (!tally.agrees) return 'winners';
  if (count.plan.contests.some((one) => one.name === contest && isRanked(one))) return 'same-winner';
  return choices.every(({ reported, official }) => reported === official) ? 'nothing' : 'votes';
}
