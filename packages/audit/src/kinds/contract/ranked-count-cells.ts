import type { ContractCell } from './contract-cell.ts';
import { tally } from './full-count-cells.ts';
import type { MadeElection } from './made-election.ts';
import { madeContest } from './made-elections.ts';

/** What a full hand tally of a contest counted by instant runoff is tried with. No wrong outcome may be confirmed, not once. */
export const RANKED_COUNT_CELLS: readonly ContractCell[] = [
  tally('ranked, who leads in first choices was reported', () =>
    ranked([...cards(40, ['A']), ...cards(35, ['B']), ...cards(25, ['C', 'B'])]),
  ),
  tally('ranked, a tie in the last step', () =>
    ranked([...cards(40, ['A']), ...cards(30, ['B']), ...cards(10, ['C', 'B'])]),
  ),
  tally('ranked, a tie on the way that decides who wins', () =>
    ranked([...cards(40, ['A']), ...cards(30, ['B', 'C']), ...cards(30, ['C', 'B'])]),
  ),
  tally('ranked, two marks at the first rank of cards that would make the winner', () =>
    ranked([...cards(40, ['A']), ...cards(10, ['A=C']), ...cards(45, ['B'])]),
  ),
  tally(
    'ranked, the cards of the loser are said not to be there',
    () => ranked([...cards(42, ['A']), ...cards(38, ['B']), ...cards(10, ['C', 'B'])]),
    { loses: ({ C: marks = [] }) => marks[0] === 'C' },
  ),
  tally('ranked, cards that rank the loser second are in no manifest, and the cards cast are known', () =>
    ranked([...cards(42, ['A']), ...cards(38, ['B']), ...cards(10, ['C', 'B'])], { unlisted: 10, totalBallots: 90 }),
  ),
];

const cards = (count: number, ranks: readonly string[]) => Array.from({ length: count }, () => ranks);

/** A contest that voters ranked, in which A was reported to win; the last cards may be in no manifest. */
function ranked(
  rankings: readonly (readonly string[])[],
  {
    unlisted: hidden = 0,
    totalBallots = null,
  }: { readonly unlisted?: number; readonly totalBallots?: number | null } = {},
): Pick<MadeElection, 'contests' | 'batches'> {
  const contest = madeContest(
    'C',
    { A: 0, B: 0, C: 0 },
    {
      countedBy: 'instant-runoff',
      reportedWinner: 'A',
      totalBallots,
    },
  );
  const marks = rankings.map((ranks) => ({ C: ranks }));
  return { contests: [contest], batches: [{ jurisdiction: 'J1', name: 'B1', cards: marks, unlisted: hidden }] };
}
