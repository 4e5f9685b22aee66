import { type Contest, type RankedCount, rankedPreferences } from '@plumbline/election';
import { type Answer, type RankedBallots, rankedBallots } from '@plumbline/statistics';

/**
 * What people counted by rankings, as rankings of single cards are counted: whom a card counts for, first to last, is read by the one rule
 * for marks at ranks. Cards without the contest are not among them.
 */
export function rankedBallotsCounted(
  { choices }: Pick<Contest, 'choices'>,
  counts: readonly RankedCount[],
): Answer<RankedBallots> {
  return rankedBallots(
    choices.map(({ name }) => name),
    counts.flatMap(({ piles }) =>
      piles.map(({ ranks, cards }) => ({ count: cards, preferences: rankedPreferences(ranks) })),
    ),
  );
}
