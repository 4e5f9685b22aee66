import type { QueryOutput } from '@plumbline/api';
import { ContestCards } from '../../components/ContestCards.tsx';
import { findState } from '../../components/states.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useAuditWords } from '../../words/audit-words.ts';
import { useCommonWords } from '../../words/common-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The plan as it will be audited. */
export function PlanReview(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const sayCommon = useCommonWords();
  const { plan, heading, totalBallots } = props.answer;
  const { data: commitment } = useAsk('commitment', { auditId: heading.auditId });
  const total = plan.jurisdictions.length;
  return (
    <section className="stack">
      <h2>{say('launch.plan')}</h2>
      <p>{say('launch.manifests', { done: total - plan.withoutBallots.length, total })}</p>
      {plan.withoutBallots.length > 0 && (
        <p>{say('launch.withoutBallots', { names: plan.withoutBallots.join(', ') })}</p>
      )}
      <div className="panel">
        <h3>{say('launch.settings')}</h3>
        <dl className="facts">
          {plan.settings && (
            <>
              <dt>{say('launch.electionName')}</dt>
              <dd>{plan.settings.electionName}</dd>
              <dt>{say('launch.state')}</dt>
              <dd>{findState(plan.settings.state)?.name ?? plan.settings.state}</dd>
              <dt>{say('launch.riskLimit')}</dt>
              <dd>{`${plan.settings.riskLimitPercent} %`}</dd>
              <dt>{say('launch.dataEntry')}</dt>
              <dd>{say(`launch.${plan.settings.dataEntry}`)}</dd>
            </>
          )}
          <dt>{say('launch.auditType')}</dt>
          <dd>{sayAudit(`types.${heading.type}`)}</dd>
          <dt>{say('launch.method')}</dt>
          <dd>{sayAudit(`methods.${heading.method}`)}</dd>
          <dt>{say('launch.compatibility')}</dt>
          <dd>{sayCommon(heading.compatibility ? 'yes' : 'no')}</dd>
          {commitment?.seed && (
            <>
              <dt>{say('launch.seed')}</dt>
              <dd className="breakable">{commitment.seed}</dd>
            </>
          )}
        </dl>
      </div>
      <ContestCards contests={plan.contests} totalBallots={totalBallots} />
    </section>
  );
}
