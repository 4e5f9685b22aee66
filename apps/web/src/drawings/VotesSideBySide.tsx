import type { QueryOutput } from '@plumbline/api';
import { pairedBars } from '@plumbline/drawings';
import { drawnVotes } from '@plumbline/words/drawn/drawn-votes';
import { FIGURES } from '../formats/figures.ts';
import { useDrawnWords } from '../words/drawn-words.ts';
import { Drawn } from './Drawn.tsx';

type Seen = QueryOutput<'votes-seen'>['contests'][number];

/** What was reported of each choice beside what people saw. */
export function VotesSideBySide(props: { readonly seen: Seen }) {
  const say = useDrawnWords();
  const { title, says, marks, table } = drawnVotes(say, props.seen, FIGURES);
  return <Drawn title={title} says={says} draw={(width) => pairedBars({ width, ...marks })} table={table} />;
}
