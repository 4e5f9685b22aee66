import type { QueryOutput } from '@plumbline/api';
import { formatTime } from '../../formats/format-time.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

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
          <dd>{say('progress.samples', { count: size })}</dd>
        </div>
      ))}
    </dl>
  );
}
