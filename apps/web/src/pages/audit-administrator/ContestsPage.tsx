import { Link } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestCards } from '../../components/ContestCards.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { ContestsDefine } from '../../forms/ContestsDefine.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSetupWords } from '../../words/setup-words.ts';
import { ContestsFromRecords } from './ContestsFromRecords.tsx';
import { ContestsInStrata } from './ContestsInStrata.tsx';

/** The contests: a form while they can be changed, afterwards as they were committed. */
export function ContestsPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  if (asked.data?.heading.comparedWith === 'cvrs' && asked.data.plan.jurisdictions.length > 0) {
    return asked.data.heading.hasStrata ? (
      <ContestsInStrata auditId={auditId} />
    ) : (
      <ContestsFromRecords auditId={auditId} />
    );
  }
  return (
    <AdministratorPage auditId={auditId} title={say('contests.title')} lead={say('contests.lead')} asked={asked}>
      {({ heading, plan }) => {
        if (heading.phase !== 'planning') {
          return (
            <div className="stack">
              <Alert kind="info">{say('locked')}</Alert>
              <ContestCards contests={plan.contests} cardsListed={{}} />
            </div>
          );
        }
        if (plan.jurisdictions.length === 0) {
          return (
            <EmptyState title={say('contests.noParticipants')}>
              <p>{say('contests.noParticipantsAdvice')}</p>
              <Link to="/audits/$auditId/$page" params={{ auditId, page: 'participants' }}>
                {say('participants.title')}
              </Link>
            </EmptyState>
          );
        }
        return (
          <div id={ACT}>
            <ContestsDefine heading={heading} plan={plan} />
          </div>
        );
      }}
    </AdministratorPage>
  );
}
