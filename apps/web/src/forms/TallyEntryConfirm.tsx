import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { formatTime } from '../formats/format-time.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';

const DIGITS = 6;

/** One request to enter tallies: the manager types the number that the computer shows, or rejects it. */
export function TallyEntryConfirm(props: {
  readonly place: { readonly auditId: string; readonly jurisdiction: string };
  readonly request: QueryOutput<'tally-requests'>['requests'][number];
}) {
  const say = useTallyEntryWords();
  const { place, request } = props;
  const [number, setNumber] = useState('');
  const confirm = useSend('confirm-tally-entry');
  const reject = useSend('end-tally-entry');
  const people = request.people.join(', ');
  const { entryId } = request;
  // What cannot be the number is no wrong one: only so many of those may be typed.
  const [isShort, setShort] = useState(false);
  const submit = async () => {
    const digits = number.replaceAll(/\D/g, '');
    setShort(digits.length !== DIGITS);
    if (digits.length === DIGITS) await confirm.run({ ...place, entryId, number });
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <p>
        <strong className="breakable">{people}</strong>{' '}
        <span className="quiet small">{say('manage.asked', { time: formatTime(request.askedAt) })}</span>
      </p>
      <TextField
        label={say('manage.number', { people })}
        name={`number-${entryId}`}
        hint={say('manage.numberHint')}
        numeric
        maxLength={30}
        value={number}
        error={isShort ? say('manage.numberShort') : undefined}
        onChange={setNumber}
      />
      <ProblemAlert problem={confirm.problem ?? reject.problem} />
      <div className="row">
        <Button submits pending={confirm.pending}>
          {say('manage.letIn')}
        </Button>
        <Button
          look="second"
          label={say('manage.rejectNamed', { people })}
          pending={reject.pending}
          onPress={() => void reject.run({ ...place, entryId })}
        >
          {say('manage.reject')}
        </Button>
      </div>
    </Form>
  );
}
