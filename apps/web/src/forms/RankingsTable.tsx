import type { RankedCount } from '@plumbline/election';
import { rankingInWords } from '@plumbline/words/ranking-in-words';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { rankingsBeside } from './ranking-draft.ts';

/** Counts of a ranked contest beside one another, a row for each ranking. */
export function RankingsTable(props: {
  readonly caption: string;
  readonly counts: readonly RankedCount[];
  /** The heading over each count. */
  readonly names: readonly string[];
  /** Rows alone in which the counts differ. */
  readonly onlyUnlike?: boolean;
  /** A row with the sums. */
  readonly total?: string;
}) {
  const say = useOfficeWords();
  const { counts, names, onlyUnlike = false, total } = props;
  const lines = rankingsBeside(counts);
  const shown = onlyUnlike ? lines.filter(({ cards }) => cards.some((count) => count !== cards[0])) : lines;
  const sums = counts.map((_, place) => lines.reduce((sum, { cards }) => sum + (cards[place] ?? 0), 0));
  return (
    <SimpleTable
      caption={props.caption}
      tight
      columns={[{ name: say('tallies.ranked.ranking') }, ...names.map((name) => ({ name, numeric: true }))]}
      rows={shown.map(({ key, ranks, cards }) => ({
        key,
        cells: [ranks === null ? say('tallies.ranked.without') : rankingInWords(ranks), ...cards.map(formatCount)],
      }))}
      {...(total !== undefined && { total: [total, ...sums.map(formatCount)] })}
    />
  );
}
