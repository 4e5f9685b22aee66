import type { QueryOutput } from '@plumbline/api';
import { Assertions } from '../../components/Assertions.tsx';
import { ContestCards } from '../../components/ContestCards.tsx';
import { ContestStrata } from '../../components/ContestStrata.tsx';
import { PlannedRounds } from '../../components/PlannedRounds.tsx';
import { RulesOfAudit } from '../../components/RulesOfAudit.tsx';
import { SettingFacts } from '../../components/SettingFacts.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The plan as it will be audited. */
export function PlanReview(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const { plan, heading, cardsListed, strata } = props.answer;
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
      <Assertions plan={plan} />
      <RulesOfAudit plan={plan} />
      {plan.roundSizes !== null && <PlannedRounds sizes={plan.roundSizes} contests={plan.contests} />}
      <ContestCards contests={plan.contests} cardsListed={cardsListed} />
      {heading.hasStrata && <ContestStrata contests={plan.contests} strata={strata} />}
    </section>
  );
}
