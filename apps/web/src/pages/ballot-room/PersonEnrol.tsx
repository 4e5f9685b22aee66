import { DUTIES } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { nameForId } from './name-for-id.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Enrols a person with the address they sign in with, and a first duty. */
export function PersonEnrol(props: {
  readonly place: RoomPlace;
  readonly taken: readonly string[];
  /** Duties begin today. */
  readonly today: string;
  readonly onDone: (name: string) => void;
}) {
  const say = useBallotRoomWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [party, setParty] = useState('');
  const [duty, setDuty] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { askAll, pending, problem } = useAskRoom(props.place);
  const submit = async () => {
    const found = [
      ...(name.trim() === '' ? [{ name: 'person-name', message: say('people.enrol.nameMissing') }] : []),
      ...(/^\S+@\S+$/.test(email.trim()) ? [] : [{ name: 'person-email', message: say('people.enrol.emailMissing') }]),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const person = nameForId(name, props.taken);
    const chosen = DUTIES.find((one) => one === duty);
    const isDone = await askAll([
      { type: 'enrol-person', person, name: name.trim(), party: party.trim() === '' ? null : party.trim() },
      { type: 'add-sign-in', person, signIn: email.trim() },
      ...(chosen === undefined
        ? []
        : [
            {
              type: 'assign-duty',
              person,
              duty: chosen,
              place: null,
              from: props.today,
              until: null,
              isExternal: false,
            } as const,
          ]),
    ]);
    if (!isDone) return;
    props.onDone(name.trim());
    setName('');
    setEmail('');
    setParty('');
    setDuty('');
  };
  return (
    <Form look="panel form stack" onSubmit={submit}>
      <h2>{say('people.enrol.title')}</h2>
      <FormErrors errors={errors} />
      <TextField
        label={say('people.enrol.name')}
        name="person-name"
        maxLength={200}
        value={name}
        error={errorOf(errors, 'person-name')}
        onChange={setName}
      />
      <TextField
        label={say('people.enrol.email')}
        name="person-email"
        type="email"
        hint={say('people.enrol.emailHint')}
        value={email}
        error={errorOf(errors, 'person-email')}
        onChange={setEmail}
      />
      <TextField
        label={say('people.enrol.party')}
        name="person-party"
        maxLength={40}
        value={party}
        error={undefined}
        onChange={setParty}
      />
      <SelectField
        label={say('people.enrol.duty')}
        name="person-duty"
        value={duty}
        error={undefined}
        options={[
          { value: '', name: say('people.enrol.dutyLater') },
          ...DUTIES.map((one) => ({ value: one, name: say(`duties.${one}`) })),
        ]}
        onChange={setDuty}
      />
      <ProblemAlert problem={problem} />
      <Button submits pending={pending}>
        {say('people.enrol.submit')}
      </Button>
    </Form>
  );
}
