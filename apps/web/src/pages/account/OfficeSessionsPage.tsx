import type { QueryOutput } from '@plumbline/api';
import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { useAccountWords } from '../../words/account-words.ts';
import { OfficePeople } from './OfficePeople.tsx';
import { OfficeSecondFactors } from './OfficeSecondFactors.tsx';

type Answer = QueryOutput<'office-sessions'>;

/** Who of an office is signed in, for its administrators: somebody who has left must not stay in. */
export function OfficeSessionsPage() {
  const say = useAccountWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/sessions' });
  const asked = useAsk('office-sessions', { organizationId });
  return (
    <AppFrame office={asked.data?.organization.name}>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('officeSessions.title')}</PageTitle>
          <p className="quiet">{say('officeSessions.lead')}</p>
        </div>
        <Answered asked={asked}>{(answer) => <People answer={answer} />}</Answered>
        <OfficeSecondFactors organizationId={organizationId} />
      </div>
    </AppFrame>
  );
}

function People(props: { readonly answer: Answer }) {
  const say = useAccountWords();
  const end = useSend('end-sessions-of-person');
  const { organization, people } = props.answer;
  const { organizationId } = organization;
  return (
    <div className="stack">
      <OfficePeople
        caption={say('officeSessions.title')}
        people={people}
        state={({ personId }) => personId}
        says={{
          column: say('officeSessions.where'),
          of: ({ sessions }) => (
            <ul key="where" className="plain-list">
              {sessions.map((one) => (
                <li key={`${one.signedInAt} ${one.device}`}>
                  {say('officeSessions.used', {
                    device: one.device ?? say('sessions.unknownDevice'),
                    time: formatTime(one.lastUsedAt),
                  })}
                </li>
              ))}
            </ul>
          ),
        }}
        act={{
          column: say('sessions.act'),
          pending: end.pending,
          yours: say('officeSessions.yours'),
          of: ({ personId, name }) => ({
            says: say('officeSessions.end'),
            of: say('officeSessions.endNamed', { name }),
            run: () => void end.run({ organizationId, personId }),
          }),
        }}
      />
      <ProblemAlert problem={end.problem} />
      <p className="quiet small">{say('sessions.kept')}</p>
    </div>
  );
}
