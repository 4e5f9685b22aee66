import type { QueryOutput } from '@plumbline/api';
import { Link, useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useAccountWords } from '../../words/account-words.ts';
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
      <Swap of={people.map((person) => person.personId).join(' ')}>
        <SimpleTable
          caption={say('officeSessions.title')}
          hideCaption
          columns={[
            { name: say('officeSessions.person') },
            { name: say('officeSessions.where'), wordy: true },
            { name: say('sessions.act') },
          ]}
          rows={people.map((person) => ({
            key: person.personId,
            cells: [
              <span key="name" className="breakable">
                {person.name}
              </span>,
              <ul key="where" className="plain-list">
                {person.sessions.map((one) => (
                  <li key={`${one.signedInAt} ${one.device}`}>
                    {say('officeSessions.used', {
                      device: one.device ?? say('sessions.unknownDevice'),
                      time: formatTime(one.lastUsedAt),
                    })}
                  </li>
                ))}
              </ul>,
              person.isYou ? (
                <Link key="act" to="/account">
                  {say('officeSessions.yours')}
                </Link>
              ) : (
                <Button
                  key="act"
                  look="quiet"
                  pending={end.pending}
                  label={say('officeSessions.endNamed', { name: person.name })}
                  onPress={() => void end.run({ organizationId, personId: person.personId })}
                >
                  {say('officeSessions.end')}
                </Button>
              ),
            ],
          }))}
        />
      </Swap>
      <ProblemAlert problem={end.problem} />
      <p className="quiet small">{say('sessions.kept')}</p>
    </div>
  );
}
