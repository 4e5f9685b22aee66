import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { electionInWords } from '../../formats/election-in-words.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { roomAddress } from './room-place.ts';
import { UNIT_TONES } from './room-tones.ts';
import { signedCount } from './signed-count.ts';

/** The ballot rooms of an election, one for each jurisdiction. */
export function RoomsPage() {
  const say = useBallotRoomWords();
  const { electionId } = useParams({ from: '/signed-in/elections/$electionId/ballots' });
  const asked = useAsk('ballot-rooms', { electionId });
  const election = asked.data?.election;
  return (
    <AppFrame office={asked.data?.organization} election={election?.name}>
      <div className="stack-wide">
        <PageTitle>{say('rooms.title')}</PageTitle>
        {election && <p className="lead">{say('rooms.lead', { election: electionInWords(election) })}</p>}
        <Answered asked={asked}>
          {({ rooms, mayNameOthers }) => (
            <>
              {rooms.length === 0 ? (
                <EmptyState title={say('rooms.none')}>
                  <p>{say('rooms.noneAdvice')}</p>
                </EmptyState>
              ) : (
                <SimpleTable
                  caption={say('rooms.title')}
                  hideCaption
                  roomy
                  columns={[
                    { name: say('rooms.jurisdiction') },
                    { name: say('rooms.state') },
                    { name: say('rooms.cards'), numeric: true },
                    { name: say('rooms.net'), numeric: true },
                    { name: say('rooms.gross'), numeric: true },
                    { name: say('rooms.residual'), numeric: true },
                  ]}
                  rows={rooms.map(({ jurisdiction, figures }) => ({
                    key: jurisdiction,
                    cells: [
                      <Link key="room" className="strong" to={roomAddress({ electionId, jurisdiction })}>
                        {jurisdiction}
                      </Link>,
                      <Tag key="state" tone={figures === null ? 'grey' : UNIT_TONES[figures.status]}>
                        {figures === null ? say('rooms.notOpened') : say(`statuses.${figures.status}`)}
                      </Tag>,
                      figures === null ? '–' : formatCount(figures.cards),
                      figures === null ? '–' : signedCount(figures.net),
                      figures === null ? '–' : formatCount(figures.gross),
                      figures === null ? '–' : formatCount(figures.residual),
                    ],
                  }))}
                />
              )}
              {mayNameOthers && <AnotherJurisdiction electionId={electionId} />}
            </>
          )}
        </Answered>
      </div>
    </AppFrame>
  );
}

/** A jurisdiction that no audit of the election has listed yet. */
function AnotherJurisdiction(props: { readonly electionId: string }) {
  const say = useBallotRoomWords();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    const jurisdiction = name.trim();
    setErrors(jurisdiction === '' ? [{ name: 'jurisdiction', message: say('rooms.anotherMissing') }] : []);
    if (jurisdiction === '') return;
    await navigate({ to: roomAddress({ electionId: props.electionId, jurisdiction }) });
  };
  return (
    <Form look="panel form stack" onSubmit={submit}>
      <h2>{say('rooms.another')}</h2>
      <FormErrors errors={errors} />
      <TextField
        label={say('rooms.anotherName')}
        name="jurisdiction"
        maxLength={200}
        value={name}
        error={errorOf(errors, 'jurisdiction')}
        onChange={setName}
      />
      <Button submits look="second">
        {say('rooms.anotherGo')}
      </Button>
    </Form>
  );
}
