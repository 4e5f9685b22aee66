import type { Contest } from '@plumbline/election';
import {
  type Answer,
  type AuditedAssertion,
  answer,
  instantRunoffWinners,
  notEliminatedBeforePairs,
  type RaireAssertion,
  type RankedBallots,
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
 *               first, each with its margin in cards. None where no claims do, or more than anybody could follow
 *   writeIns    the choice for write-ins, where it is for its sake that no claims do: see `beforeWriteIns`
 */
export type ContestAssertions = {
  readonly mayWin: readonly string[];
  readonly ranks: number;
  readonly assertions: readonly AuditedAssertion[];
  readonly writeIns?: string | undefined;
};

/** Where it takes more of them, choices are so close that every card would be looked at, and nobody could read what is to be shown. */
const ASSERTIONS_MAX = 1_000;

/** How cards ranked the choices of a contest, in the audit's names: as the CVRs of one jurisdiction have them. */
export type ContestRankings = {
  readonly ranks: number;
  readonly groups: readonly RankedGroup[];
  /** The choices that are lines for writing in. */
  readonly writeIns?: readonly string[];
};

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
  const lines = new Set(rankings.flatMap(({ writeIns = [] }) => writeIns));
  const before = beforeWriteIns(ballots.value, winner, lines);
  if ('notAfter' in before) return answer({ mayWin, ranks, assertions: [], writeIns: before.notAfter });
  const found = raireAssertions({ ballots: ballots.value, winner });
  if (!found.ok) return found;
  // Where no claims rule out every other winner, those about write-ins alone show nothing.
  const needed = found.value.length === 0 ? [] : [...found.value, ...before.assertions.filter(isNotIn(found.value))];
  if (needed.length > ASSERTIONS_MAX) return answer({ mayWin, ranks, assertions: [] });
  const assertions = needed.map((one) => ({
    type: one.type,
    winner: one.winner,
    loser: one.loser,
    eliminated: one.eliminated,
    margin: one.margin,
  }));
  return answer({ mayWin, ranks, assertions: inOrder(assertions, choices) });
}

/**
 * That everybody who is named on the ballot stays longer than all write-ins together.
 *
 * Cast vote records have one choice for everybody who was written in, where there are several people, each with fewer votes. Counted as one
 * they may stay where each of them is eliminated, and the choices ranked after them count for nobody meanwhile. If no choice can be eliminated
 * before all of them together, none can before any of them: they are all out before it matters which of them a vote was for.
 */
function beforeWriteIns(
  ballots: RankedBallots,
  winner: string,
  lines: ReadonlySet<string>,
): { readonly assertions: readonly RaireAssertion[] } | { readonly notAfter: string } {
  const pairs = lines.size === 0 ? [] : notEliminatedBeforePairs({ ballots, winner });
  const assertions: RaireAssertion[] = [];
  for (const line of lines) {
    const named = ballots.choices.filter((choice) => !lines.has(choice));
    const longer = pairs.filter((one) => one.loser === line && !lines.has(one.winner));
    // A second line may hold the same people, so that two of them are more together than either.
    if (longer.length < named.length || lines.size > 1) return { notAfter: line };
    assertions.push(...longer);
  }
  return { assertions };
}

function isNotIn(found: readonly RaireAssertion[]): (one: RaireAssertion) => boolean {
  const nameOf = ({ type, winner, loser }: RaireAssertion) => JSON.stringify([type, winner, loser]);
  const known = new Set(found.filter(({ type }) => type === 'NEB').map(nameOf));
  return (one) => !known.has(nameOf(one));
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
