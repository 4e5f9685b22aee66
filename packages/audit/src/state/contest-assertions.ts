import type { Contest } from '@plumbline/election';
import {
  type Answer,
  type AuditedAssertion,
  answer,
  instantRunoffWinners,
  type RankedGroup,
  raireAssertions,
  rankedBallots,
} from '@plumbline/statistics';
import type { Plan } from './plan.ts';

/**
 * What a sample has to show of a contest counted by instant runoff, worked out from its cast vote records (CVRs) before the seed.
 *
 *   mayWin      the reported winner; several where the outcome hangs on who is eliminated where choices are level
 *   ranks       how many ranks its ballots offer, at most
 *   assertions  claims that hold in the CVRs and together rule out every way in which somebody else could have won, the hardest
 *               first, each with its margin in cards. None where no claims do
 */
export type ContestAssertions = {
  readonly mayWin: readonly string[];
  readonly ranks: number;
  readonly assertions: readonly AuditedAssertion[];
};

/** How cards ranked the choices of a contest, in the audit's names: as the CVRs of one jurisdiction have them. */
export type ContestRankings = { readonly ranks: number; readonly groups: readonly RankedGroup[] };

/** Whether voters rank the choices of a contest. */
export function isRanked({ countedBy }: Pick<Contest, 'countedBy'>): boolean {
  return countedBy === 'instant-runoff';
}

/** The margin of the assertion that is hardest to show, in cards; undefined where there are none. */
export function smallestAssertion(plan: Pick<Plan, 'assertions'>, { name }: Pick<Contest, 'name'>): number | undefined {
  const margins = (plan.assertions?.[name]?.assertions ?? []).map(({ margin }) => margin);
  return margins.length === 0 ? undefined : Math.min(...margins);
}

/** The assertions of a contest, from the rankings of all its jurisdictions. */
export function assertionsFrom(
  contest: Pick<Contest, 'choices'>,
  rankings: readonly ContestRankings[],
): Answer<ContestAssertions> {
  const choices = contest.choices.map(({ name }) => name);
  const ballots = rankedBallots(
    choices,
    rankings.flatMap(({ groups }) => groups),
  );
  if (!ballots.ok) return ballots;
  const ranks = Math.max(1, ...rankings.map((one) => one.ranks));
  const mayWin = instantRunoffWinners(ballots.value);
  const [winner, ...others] = mayWin;
  if (winner === undefined || others.length > 0) return answer({ mayWin, ranks, assertions: [] });
  const found = raireAssertions({ ballots: ballots.value, winner });
  if (!found.ok) return found;
  const assertions = found.value.map((one) => ({
    type: one.type,
    winner: one.winner,
    loser: one.loser,
    eliminated: one.eliminated,
    margin: one.margin,
  }));
  return answer({ mayWin, ranks, assertions: inOrder(assertions, choices) });
}

/** The hardest first; those of one margin by what they say, in the contest's order. */
function inOrder(assertions: readonly AuditedAssertion[], choices: readonly string[]): readonly AuditedAssertion[] {
  const keyOf = ({ margin, type, winner, loser, eliminated }: AuditedAssertion): readonly number[] => [
    margin,
    type === 'NEB' ? 0 : 1,
    choices.indexOf(winner),
    choices.indexOf(loser),
    ...eliminated.map((choice) => choices.indexOf(choice)),
  ];
  return assertions.toSorted((one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    const place = first.findIndex((part, index) => part !== second[index]);
    return place < 0 ? first.length - second.length : (first[place] ?? 0) - (second[place] ?? -1);
  });
}
