import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { OwnWordsSet } from '../../forms/OwnWordsSet.tsx';
import { useOwnWordsPageWords } from '../../words/own-words-page-words.ts';

/** What the office calls the things that our sentences name, for its administrators. */
export function OwnWordsPage() {
  const say = useOwnWordsPageWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/words' });
  const asked = useAsk('office-own-words', { organizationId });
  return (
    <AppFrame office={asked.data?.organization.name} narrow>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p>{say('lead')}</p>
          <p className="quiet">
            {say('keeps')} {say('several')}
          </p>
        </div>
        <Answered asked={asked}>
          {({ words }) => <OwnWordsSet organizationId={organizationId} words={words} />}
        </Answered>
      </div>
    </AppFrame>
  );
}
