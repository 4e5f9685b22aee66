import type { Contest } from '@plumbline/election';
import { Fragment } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { useRoundsWords } from '../words/rounds-words.ts';

/** How many cards each round draws, as it was planned before the seed. */
export function PlannedRounds(props: {
  readonly sizes: Readonly<Record<string, readonly number[]>>;
  readonly contests: readonly Contest[];
}) {
  const say = useRoundsWords();
  return (
    <div className="panel">
      <h3>{say('plannedRounds.title')}</h3>
      {props.contests.some(({ targeted }) => !targeted) && <p className="quiet small">{say('plannedRounds.others')}</p>}
      <dl className="facts">
        {Object.entries(props.sizes).map(([contest, sizes]) => (
          <Fragment key={contest}>
            <dt>{contest}</dt>
            <dd>{sizes.map(formatCount).join(' · ')}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}
