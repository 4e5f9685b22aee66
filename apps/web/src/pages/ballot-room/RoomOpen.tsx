import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { RadioTiles } from '../../ui/RadioTiles.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { nameForId } from './name-for-id.ts';
import { profileName } from './profile-name.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Opens a ballot room: its election day, its rules, and who directs it. */
export function RoomOpen(props: { readonly place: RoomPlace; readonly answer: QueryOutput<'ballot-room'> }) {
  const say = useBallotRoomWords();
  const { heading, profiles, takesTwo } = props.answer;
  const { data: session } = useAsk('session', {});
  const [day, setDay] = useState(heading.election.date ?? '');
  const [profile, setProfile] = useState(profiles[0]?.profile ?? '');
  const [name, setName] = useState(session?.person?.name ?? '');
  const [email, setEmail] = useState('');
  const [secondName, setSecondName] = useState('');
  const [secondEmail, setSecondEmail] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { ask, pending, problem } = useAskRoom(props.place);
  const submit = async () => {
    const found = [
      ...(/^\d{4}-\d\d-\d\d$/.test(day) ? [] : [{ name: 'election-day', message: say('open.dayMissing') }]),
      ...(name.trim() === '' ? [{ name: 'director', message: say('open.directorMissing') }] : []),
      ...(/^\S+@\S+$/.test(email.trim()) ? [] : [{ name: 'director-email', message: say('open.emailMissing') }]),
      ...(takesTwo && secondName.trim() === '' ? [{ name: 'second', message: say('open.secondMissing') }] : []),
      ...(takesTwo && !/^\S+@\S+$/.test(secondEmail.trim())
        ? [{ name: 'second-email', message: say('open.secondEmailMissing') }]
        : []),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const director = { person: nameForId(name, []), name: name.trim(), signIn: email.trim() };
    const other = secondName.trim();
    const second = { person: nameForId(other, [director.person]), name: other, signIn: secondEmail.trim() };
    await ask({ type: 'open-room', electionDay: day, profile, director, second: takesTwo ? second : null });
  };
  return (
    <Form look="panel form stack" onSubmit={submit}>
      <FormErrors errors={errors} />
      <TextField
        label={say('open.day')}
        name="election-day"
        type="date"
        value={day}
        error={errorOf(errors, 'election-day')}
        onChange={setDay}
      />
      <RadioTiles
        legend={say('open.profile')}
        name="profile"
        value={profile}
        error={undefined}
        tiles={profiles.map((one) => ({
          value: one.profile,
          name: profileName(say, one.profile),
          says:
            one.state === 'any'
              ? say('open.profileSays.default')
              : say('open.profileSays.other', { state: one.state, version: one.version }),
        }))}
        onChange={setProfile}
      />
      <TextField
        label={say('open.director')}
        name="director"
        maxLength={200}
        value={name}
        error={errorOf(errors, 'director')}
        onChange={setName}
      />
      <TextField
        label={say('open.email')}
        name="director-email"
        type="email"
        hint={say(takesTwo ? 'open.emailHintOfTwo' : 'open.emailHint')}
        value={email}
        error={errorOf(errors, 'director-email')}
        onChange={setEmail}
      />
      {takesTwo && (
        <>
          <TextField
            label={say('open.second')}
            name="second"
            maxLength={200}
            value={secondName}
            error={errorOf(errors, 'second')}
            onChange={setSecondName}
          />
          <TextField
            label={say('open.secondEmail')}
            name="second-email"
            type="email"
            hint={say('open.secondHint')}
            value={secondEmail}
            error={errorOf(errors, 'second-email')}
            onChange={setSecondEmail}
          />
        </>
      )}
      <ProblemAlert problem={problem} />
      <Button submits pending={pending}>
        {say('open.submit')}
      </Button>
    </Form>
  );
}
