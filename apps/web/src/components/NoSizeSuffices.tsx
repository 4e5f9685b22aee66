import type { QueryOutput } from '@plumbline/api';
import { whyMethodDeclined } from '@plumbline/words/statistics-words';
import { isSample } from '../forms/size-choice.ts';
import { Alert } from '../ui/Alert.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';

type SampleSizes = QueryOutput<'sample-sizes'>;
type ContestSizes = SampleSizes['contests'][number];

/** Says of a contest that no sample can confirm it, why, and what the way is; nothing where one can. */
export function NoSizeSuffices(props: {
  readonly sizes: ContestSizes;
  readonly answer: SampleSizes;
  readonly children: string;
}) {
  const say = useRoundsWords();
  const { sizes, answer } = props;
  if (sizes.options.some((option) => isSample(option, sizes, answer.heading.drawsFrom))) return null;
  return (
    <Alert kind="warning" title={say('launch.noSize', { contest: sizes.contest })}>
      <p>{sizes.refusal === null ? reason(sizes, answer, say) : whyMethodDeclined(sizes.refusal)}</p>
      <p>{props.children}</p>
    </Alert>
  );
}

/** A tie at the cut is the one reason that can be seen in the reported votes alone. */
function reason({ contest }: ContestSizes, { plan }: SampleSizes, say: RoundsWords): string {
  const planned = plan.contests.find((one) => one.name === contest);
  const votes = (planned?.choices ?? []).map((choice) => choice.votes).toSorted((a, b) => b - a);
  const seats = planned?.winners ?? 1;
  return say(votes[seats - 1] === votes[seats] ? 'launch.noSizeTie' : 'launch.noSizeSays');
}
