import { addRankedCounts, type Contest, type Rank, type RankedCount, rankedPreferences } from '@plumbline/election';
import type { AuditedAssertion } from '@plumbline/statistics';
import type { ContestRankings } from '../../state/contest-assertions.ts';
import type { Marks } from './made-election.ts';

/* Ranked contests of made elections. Marks are one for each rank, first rank first: `A=B` are two at one rank, nothing a skipped one. */

/** What is marked at each rank. */
export function ranksMarked(marked: readonly string[]): readonly Rank[] {
  return marked.map((rank) => ({ choices: rank.split('=').filter((one) => one !== ''), invalidWriteIn: false }));
}

/** The choices that a card counts for, first to last. */
export function preferencesOn({ name }: Pick<Contest, 'name'>, marks: Marks): readonly string[] {
  return rankedPreferences(ranksMarked(marks[name] ?? []));
}

/** The cards as people count them by hand: those that are marked alike in one pile. */
export function rankedCountOf({ name }: Pick<Contest, 'name'>, cards: readonly Marks[]): RankedCount {
  const bearing = cards.filter((marks) => marks[name] !== undefined);
  const piles = bearing.map((marks) => ({ ranks: ranksMarked(marks[name] ?? []), cards: 1 }));
  return addRankedCounts([{ piles, without: cards.length - bearing.length }]);
}

/** How cards rank the choices, each card a group of its own. */
export function rankingsOf(contest: Contest, cards: readonly Marks[]): ContestRankings {
  const bearing = cards.filter((marks) => marks[contest.name] !== undefined);
  return {
    ranks: contest.choices.length,
    groups: bearing.map((marks) => ({ count: 1, preferences: preferencesOn(contest, marks) })),
  };
}

/** Who wins by cards, counted one elimination after another; everybody who may, where choices are level. */
export function winnersCounted(contest: Contest, cards: readonly Marks[]): ReadonlySet<string> {
  const rankings = cards.map((marks) => preferencesOn(contest, marks));
  const count = (standing: readonly string[]): readonly string[] => {
    if (standing.length <= 1) return standing;
    const cardsOf = (choice: string) =>
      rankings.filter((ranking) => ranking.find((one) => standing.includes(one)) === choice).length;
    const fewest = Math.min(...standing.map(cardsOf));
    return standing
      .filter((choice) => cardsOf(choice) === fewest)
      .flatMap((out) => count(standing.filter((choice) => choice !== out)));
  };
  return new Set(count(contest.choices.map(({ name }) => name)));
}

/**
 * 1 for the winner of an assertion, −1 for its loser, 0 for neither. “Not eliminated before”: the first choice is for the winner, any
 * mention without the winner before it for the loser. “Not eliminated next”: whom the card stands with.
 */
export function sideOf({ type, winner, loser, eliminated }: AuditedAssertion, ranking: readonly string[]): number {
  if (type === 'NEN') {
    const counted = ranking.find((choice) => !eliminated.includes(choice));
    return Number(counted === winner) - Number(counted === loser);
  }
  if (ranking[0] === winner) return 1;
  const first = ranking.find((choice) => choice === winner || choice === loser);
  return first === loser ? -1 : 0;
}
