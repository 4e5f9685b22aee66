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

type Grant = QueryOutput<'ballot-room'>['waiting'][number];
type Member = NonNullable<QueryOutput<'ballot-room'>['view']>['members'][number];

/** Everybody who is enrolled in the room, and the form that enrols somebody else. */
export function PeoplePage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-room', place);
  const [enrolled, setEnrolled] = useState<string>();
  return (
    <RoomPage place={place} title={say('people.title')} lead={say('people.lead')} asked={asked}>
      {({ view, heading, waiting }) => {
        const members = view?.members ?? [];
        return (
          <div className="stack-wide">
            <RegisterDownload
              name={say('people.title')}
              rows={members.map(({ person, name, party, duties, hasOath, hasSignIn }) => {
                return { person, name, party, duties: duties.join('; '), hasOath, hasSignIn };
              })}
            />
            <Waiting place={place} waiting={waiting} />
            <Members place={place} members={members} waiting={waiting} />
            {enrolled !== undefined && (
              <Alert kind="success">
                <p>{say(heading.isVouchedByOne ? 'people.enrol.done' : 'people.enrol.proposed', { name: enrolled })}</p>
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

/** What one person of the office asked for somebody, and another confirms: until then it has no effect. */
function Waiting(props: { readonly place: RoomPlace; readonly waiting: readonly Grant[] }) {
  const say = useBallotRoomWords();
  const { ask, pending, problem } = useAskRoom(props.place);
  if (props.waiting.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{say('people.waiting.title')}</h2>
      <p>{say('people.waiting.lead')}</p>
      <ProblemAlert problem={problem} />
      <SimpleTable
        caption={say('people.waiting.title')}
        hideCaption
        roomy
        columns={[
          { name: say('people.name') },
          { name: say('people.waiting.what'), wordy: true },
          { name: say('people.waiting.by') },
          { name: say('people.waiting.confirm') },
        ]}
        rows={props.waiting.map((grant) => {
          const what = grantInWords(say, grant);
          const { proposal, person, by, mayConfirm } = grant;
          return {
            key: proposal,
            cells: [
              person,
              what,
              by.join(', '),
              <div key="do" className="row">
                {mayConfirm ? (
                  <Button
                    pending={pending}
                    label={say('people.waiting.confirmOf', { what, name: person })}
                    onPress={() => void ask({ type: 'confirm-grants', proposals: [proposal] })}
                  >
                    {say('people.waiting.confirm')}
                  </Button>
                ) : (
                  <span>{say('people.waiting.byAnother')}</span>
                )}
                <Button
                  look="quiet"
                  pending={pending}
                  label={say('people.waiting.withdrawOf', { what, name: person })}
                  onPress={() => void ask({ type: 'withdraw-grant', proposal })}
                >
                  {say('people.waiting.withdraw')}
                </Button>
              </div>,
            ],
          };
        })}
      />
    </section>
  );
}

function grantInWords(say: ReturnType<typeof useBallotRoomWords>, { what, duty, address }: Grant): string {
  if (what === 'oath') return say('people.oath');
  if (what === 'duty') return duty === null ? say('people.duties') : say(`duties.${duty}`);
  return address === null ? say('people.account') : say('people.waiting.signIn', { address });
}

function Members(props: {
  readonly place: RoomPlace;
  readonly members: readonly Member[];
  readonly waiting: readonly Grant[];
}) {
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
            ) : props.waiting.some((grant) => grant.what === 'oath' && grant.person === name) ? (
              say('people.waiting.oath')
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
