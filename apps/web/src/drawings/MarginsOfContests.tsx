import type { QueryOutput } from '@plumbline/api';
import { singleBars } from '@plumbline/drawings';
import { drawnMargins } from '@plumbline/words/drawn/drawn-margins';
import { FIGURES } from '../formats/figures.ts';
import { useDrawnWords } from '../words/drawn-words.ts';
import { Drawn } from './Drawn.tsx';

/** By how much each contest was decided, over its ballots: the closest first. */
export function MarginsOfContests(props: {
  readonly contests: QueryOutput<'round-progress'>['contests'];
  /** By contest: the cards in the manifests of its jurisdictions. */
  readonly cardsListed: Readonly<Record<string, number>>;
}) {
  const say = useDrawnWords();
  const drawn = drawnMargins(say, props, FIGURES);
  if (drawn === undefined) return null;
  const { title, says, marks, table } = drawn;
  return <Drawn title={title} says={says} draw={(width) => singleBars({ width, ...marks })} table={table} />;
}
