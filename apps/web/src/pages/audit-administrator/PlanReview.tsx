import type { QueryOutput } from '@plumbline/api';
import type { Contest } from '@plumbline/election';
import { Fragment } from 'react';
import { ContestCards } from '../../components/ContestCards.tsx';
import { SettingFacts } from '../../components/SettingFacts.tsx';
import { formatCount } from '../../formats/format-count.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The plan as it will be audited. */
export function PlanReview(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const { plan, heading, cardsListed } = props.answer;
  const total = plan.jurisdictions.length;
  return (
    <section className="stack">
      <h2>{say('launch.plan')}</h2>
      {heading.phase !== 'planning' && (
        <p>{say('launch.manifests', { done: total - plan.withoutBallots.length, total })}</p>
      )}
      {plan.withoutBallots.length > 0 && (
        <p>{say('launch.withoutBallots', { names: plan.withoutBallots.join(', ') })}</p>
      )}
      <div className="panel">
        <h3>{say('launch.settings')}</h3>
        <SettingFacts heading={heading} settings={plan.settings} />
      </div>
      {plan.roundSizes !== null && <RoundSizes sizes={plan.roundSizes} contests={plan.contests} />}
      <ContestCards contests={plan.contests} cardsListed={cardsListed} />
    </section>
  );
}

/** How many cards each round draws, as it was planned before the seed. */
function RoundSizes(props: {
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
