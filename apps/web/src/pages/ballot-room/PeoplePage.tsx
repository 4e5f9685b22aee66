import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { PersonEnrol } from './PersonEnrol.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Member = NonNullable<QueryOutput<'ballot-room'>['view']>['members'][number];

/** Everybody who is enrolled in the room, and the form that enrols somebody else. */
export function PeoplePage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-room', place);
  const [enrolled, setEnrolled] = useState<string>();
  return (
    <RoomPage place={place} title={say('people.title')} lead={say('people.lead')} asked={asked}>
      {({ view, heading }) => {
        const members = view?.members ?? [];
        return (
          <div className="stack-wide">
            <RegisterDownload
              name={say('people.title')}
              rows={members.map(({ person, name, party, duties, hasOath, hasSignIn }) => {
                return { person, name, party, duties: duties.join('; '), hasOath, hasSignIn };
              })}
            />
            <Members place={place} members={members} />
            {enrolled !== undefined && (
              <Alert kind="success">
                <p>{say('people.enrol.done', { name: enrolled })}</p>
              </Alert>
            )}
            <PersonEnrol
              place={place}
              taken={members.map(({ person }) => person)}
              today={heading.today}
              onDone={setEnrolled}
            />
          </div>
        );
      }}
    </RoomPage>
  );
}

function Members(props: { readonly place: RoomPlace; readonly members: readonly Member[] }) {
  const say = useBallotRoomWords();
  const { ask, pending, problem } = useAskRoom(props.place);
  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <SimpleTable
        caption={say('people.title')}
        hideCaption
        roomy
        columns={[
          { name: say('people.name') },
          { name: say('people.duties'), wordy: true },
          { name: say('people.oath') },
          { name: say('people.account') },
        ]}
        rows={props.members.map(({ person, name, duties, hasOath, hasSignIn }) => ({
          key: person,
          cells: [
            name,
            duties.map((duty) => say(`duties.${duty}`)).join(', ') || say('you.noDuty'),
            hasOath ? (
              say('people.sworn')
            ) : (
              <Button
                key="oath"
                look="second"
                pending={pending}
                label={say('people.recordOathOf', { name })}
                onPress={() => void ask({ type: 'take-oath', person })}
              >
                {say('people.recordOath')}
              </Button>
            ),
            say(hasSignIn ? 'people.hasAccount' : 'people.noAccount'),
          ],
        }))}
      />
    </div>
  );
}
