import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { HelpContactSet } from '../../forms/HelpContactSet.tsx';
import { useHelpContactWords } from '../../words/help-contact-words.ts';

/** Whom the people of an office call, for its administrators. */
export function HelpContactPage() {
  const say = useHelpContactWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/contact' });
  const asked = useAsk('office-help-contact', { organizationId });
  return (
    <AppFrame office={asked.data?.organization.name} narrow>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <Answered asked={asked}>
          {({ contact }) => <HelpContactSet organizationId={organizationId} contact={contact} />}
        </Answered>
      </div>
    </AppFrame>
  );
}
