import type { QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestCards } from '../../components/ContestCards.tsx';
import { ExtraBatches } from '../../components/ExtraBatches.tsx';
import { PlannedRounds } from '../../components/PlannedRounds.tsx';
import { RulesOfAudit } from '../../components/RulesOfAudit.tsx';
import { SettingFacts } from '../../components/SettingFacts.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useObserversWords } from '../../words/observers-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';

/** The plan as it stands, for whoever watches: what is audited, where, and to which limit. */
export function PlanPage(props: { readonly auditId: string }) {
  const say = useObserversWords();
  const sayRounds = useRoundsWords();
  const saySetup = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('plan.title')} lead={say('plan.lead')} asked={asked}>
      {({ heading, plan }) => (
        <div className="stack-wide">
          <section className="panel">
            <h2>{sayRounds('launch.settings')}</h2>
            <SettingFacts heading={heading} settings={plan.settings} />
          </section>
          <RulesOfAudit plan={plan} />
          {plan.extraBatches !== null && <ExtraBatches chosen={plan.extraBatches} />}
          {plan.roundSizes !== null && <PlannedRounds sizes={plan.roundSizes} contests={plan.contests} />}
          <section className="stack">
            <h2>{saySetup('contests.title')}</h2>
            {plan.contests.length === 0 ? (
              <EmptyState title={say('plan.noContests')}>
                <p>{say('plan.noContestsSays')}</p>
              </EmptyState>
            ) : (
              <ContestCards contests={plan.contests} cardsListed={{}} />
            )}
          </section>
          {plan.jurisdictions.length > 0 && (
            <section className="stack">
              <h2>{say('plan.jurisdictions')}</h2>
              <SimpleTable
                caption={say('plan.jurisdictions')}
                hideCaption
                columns={[
                  { name: say('plan.jurisdiction') },
                  ...(saysMore(plan) ? [{ name: say('plan.expected'), numeric: true }] : []),
                ]}
                rows={plan.jurisdictions.map(({ name, expectedBallots }) => ({
                  key: name,
                  cells: [
                    name,
                    ...(saysMore(plan)
                      ? [plan.withoutBallots.includes(name) ? say('plan.withoutBallots') : formatCount(expectedBallots)]
                      : []),
                  ],
                }))}
              />
            </section>
          )}
        </div>
      )}
    </AdministratorPage>
  );
}

/** Whether anything is known of the ballots of a jurisdiction before its files. */
function saysMore({ jurisdictions, withoutBallots }: QueryOutput<'plan'>['plan']): boolean {
  return withoutBallots.length > 0 || jurisdictions.some(({ expectedBallots }) => expectedBallots !== null);
}
