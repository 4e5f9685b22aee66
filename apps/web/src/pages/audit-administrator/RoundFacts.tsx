import type { QueryOutput } from '@plumbline/api';
import { formatStrata } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { type RoundsWords, useRoundsWords } from '../../words/rounds-words.ts';

/** The newest round: when it was opened or closed, and what was drawn. */
export function RoundFacts(props: { readonly answer: QueryOutput<'round-progress'> }) {
  const say = useRoundsWords();
  const round = props.answer.rounds.at(-1);
  if (round === undefined) return null;
  return (
    <dl className="facts">
      <dt>{say('progress.round', { round: round.round })}</dt>
      <dd>
        {round.closedAt === null
          ? say('progress.opened', { time: formatTime(round.openedAt) })
          : say('progress.closed', { time: formatTime(round.closedAt) })}
      </dd>
      {Object.entries(round.sampleSizes).map(([contest, size]) => (
        <div className="facts-pair" key={contest}>
          <dt>{contest}</dt>
          <dd>{samples(round.strata?.[contest], size, say)}</dd>
        </div>
      ))}
    </dl>
  );
}

type Strata = NonNullable<QueryOutput<'round-progress'>['rounds'][number]['strata']>[string];

function samples(strata: Strata | undefined, count: number, say: RoundsWords): string {
  if (strata === undefined) return say('progress.samples', { count });
  return say('progress.samplesOfStrata', { count, ...formatStrata(strata) });
}
