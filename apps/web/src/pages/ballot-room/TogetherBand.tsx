import { type RoomHeading, readSignInCode } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useSend } from '../../connection/use-send.ts';
import { formatClock } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { RoomPlace } from './room-place.ts';

/** Who acts at this device, always in view: one person or two. The second one joins with a code of their own. */
export function TogetherBand(props: { readonly place: RoomPlace; readonly heading: RoomHeading }) {
  const say = useBallotRoomWords();
  const { you, together } = props.heading;
  const leave = useSend('leave-ballot-room');
  const [isJoining, setJoining] = useState(false);
  if (you === null) {
    return (
      <div className="room-band">
        <p>{say('you.onlyLooks')}</p>
      </div>
    );
  }
  const duties = you.duties.map((duty) => say(`duties.${duty}`)).join(', ') || say('you.noDuty');
  return (
    <section className="room-band" aria-label={say('together.title')}>
      <div className="room-band-line">
        {together === null ? (
          <>
            <p>
              <strong>{say('together.alone', { name: you.name })}</strong> <span className="quiet">{duties}</span>
            </p>
            {!isJoining && (
              <Button look="second" onPress={() => setJoining(true)}>
                {say('together.begin')}
              </Button>
            )}
          </>
        ) : (
          <>
            <p>
              <strong>
                {say('together.says', { first: you.name, second: together.name, time: formatClock(together.until) })}
              </strong>
            </p>
            <Button look="second" pending={leave.pending} onPress={() => void leave.run(props.place)}>
              {say('together.end')}
            </Button>
          </>
        )}
      </div>
      {props.heading.toReenter > 0 && (
        <p className="small">{say('you.toReenter', { count: props.heading.toReenter })}</p>
      )}
      <ProblemAlert problem={leave.problem} />
      {isJoining && together === null && <Joining place={props.place} onDone={() => setJoining(false)} />}
    </section>
  );
}

function Joining(props: { readonly place: RoomPlace; readonly onDone: () => void }) {
  const say = useBallotRoomWords();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const request = useSend('request-sign-in-code');
  const join = useSend('join-ballot-room');
  const submit = async () => {
    if (sentTo === undefined) {
      const isAddress = /^\S+@\S+$/.test(email.trim());
      setErrors(isAddress ? [] : [{ name: 'second-email', message: say('together.emailMissing') }]);
      if (isAddress && (await request.run({ email: email.trim() })).ok) setSentTo(email.trim());
      return;
    }
    const read = readSignInCode(code);
    setErrors(read === undefined ? [{ name: 'second-code', message: say('together.codeShape') }] : []);
    if (read === undefined) return;
    if ((await join.run({ ...props.place, email: sentTo, code: read })).ok) props.onDone();
  };
  return (
    <Form look="form stack room-band-form" onSubmit={submit}>
      <p>{sentTo === undefined ? say('together.lead') : say('together.sent', { email: sentTo })}</p>
      <FormErrors errors={errors} />
      {sentTo === undefined ? (
        <TextField
          label={say('together.email')}
          name="second-email"
          type="email"
          value={email}
          error={errorOf(errors, 'second-email')}
          onChange={setEmail}
        />
      ) : (
        <TextField
          label={say('together.code')}
          name="second-code"
          autoComplete="one-time-code"
          maxLength={40}
          value={code}
          error={errorOf(errors, 'second-code')}
          onChange={setCode}
        />
      )}
      <ProblemAlert problem={join.problem ?? request.problem} />
      <div className="row">
        <Button submits pending={request.pending || join.pending}>
          {say(sentTo === undefined ? 'together.send' : 'together.join')}
        </Button>
        <Button look="quiet" onPress={props.onDone}>
          {say('together.cancel')}
        </Button>
      </div>
    </Form>
  );
}
