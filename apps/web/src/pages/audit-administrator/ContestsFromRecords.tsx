import { Link } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestCards } from '../../components/ContestCards.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { ContestsChoose } from '../../forms/ContestsChoose.tsx';
import { SamplingChoose } from '../../forms/SamplingChoose.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRecordsWords } from '../../words/records-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { StandardizedContests } from './StandardizedContests.tsx';

/** The contests of an audit that compares with cast vote records: chosen among those the records hold. */
export function ContestsFromRecords(props: { readonly auditId: string }) {
  const say = useRecordsWords();
  const saySetup = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('names-in-cvrs', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={saySetup('contests.title')}
      lead={saySetup('contests.lead')}
      asked={asked}
    >
      {(names) => {
        const { heading, plan, jurisdictions, standardized } = names;
        const waiting = jurisdictions.filter(({ cvrs }) => cvrs === null).length;
        if (heading.phase !== 'planning') {
          return (
            <div className="stack">
              <Alert kind="info">{saySetup('locked')}</Alert>
              <ContestCards contests={plan.contests} cardsListed={{}} />
              {plan.cvrs?.cardStyles && <p>{say('sampling.styles')}</p>}
            </div>
          );
        }
        const hasChoice = waiting < jurisdictions.length || plan.contests.length > 0 || standardized.contests !== null;
        if (!hasChoice) {
          return (
            <div className="stack-wide">
              <EmptyState title={say('contests.noRecords')}>
                <p>{say('contests.noRecordsSays')}</p>
                <Link to="/audits/$auditId/$page" params={{ auditId, page: 'files' }}>
                  {say('contests.toFiles')}
                </Link>
              </EmptyState>
              <StandardizedContests names={names} />
            </div>
          );
        }
        return (
          <div className="stack-wide" id={ACT}>
            <StandardizedContests names={names} />
            {waiting > 0 && <Alert kind="info">{say('contests.waiting', { count: waiting })}</Alert>}
            <ContestsChoose names={names} />
            <SamplingChoose heading={heading} cardStyles={plan.cvrs?.cardStyles === true} />
          </div>
        );
      }}
    </AdministratorPage>
  );
}
