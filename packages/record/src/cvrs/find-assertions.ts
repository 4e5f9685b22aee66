import {
  assertionsFrom,
  type ContestAssertions,
  type ContestRankings,
  contestInCvrs,
  isRanked,
  namesRead,
  type Plan,
  type RegisteredFile,
} from '@plumbline/audit';
import { ok, type Result } from '@plumbline/prelude';

/** Looks up how the cards of a jurisdiction rank the choices of a contest, by its name in the cast vote records there. */
export type RankingsLookUp<Trouble> = (
  jurisdiction: string,
  contest: string,
  choiceRead: (nameInCvrs: string) => string,
) => Promise<Result<ContestRankings, Trouble>>;

/**
 * What a sample has to show of every contest of the plan that is counted by instant runoff, from the cast vote records as they are
 * registered. Whoever has the plan and the files finds the same.
 *
 * A contest whose records do not fit it yet has no assertions: what does not fit is told where inputs are missing.
 */
export async function findAssertions<Trouble>(
  planned: { readonly plan: Plan; readonly files: readonly RegisteredFile[] },
  lookUp: RankingsLookUp<Trouble>,
): Promise<Result<Readonly<Record<string, ContestAssertions>>, Trouble>> {
  const found: Record<string, ContestAssertions> = {};
  for (const contest of planned.plan.contests.filter(isRanked)) {
    const inCvrs = contestInCvrs(planned, contest);
    if (inCvrs.size === 0 || [...inCvrs.values()].some(({ ranked }) => !ranked)) continue;
    const rankings: ContestRankings[] = [];
    for (const [jurisdiction, { name }] of inCvrs) {
      const names = namesRead(planned.plan, jurisdiction);
      const looked = await lookUp(jurisdiction, name, (choice) => names.choice(contest.name, choice));
      if (!looked.ok) return looked;
      rankings.push(looked.value);
    }
    const assertions = assertionsFrom(contest, rankings);
    if (assertions.ok) found[contest.name] = assertions.value;
  }
  return ok(found);
}
