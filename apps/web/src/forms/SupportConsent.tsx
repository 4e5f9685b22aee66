import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { parseCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useSupportWords } from '../words/support-words.ts';

const HOURS_MAX = 4;

/** Lets one person of the support in: to read, or also to repair, for some hours. */
export function SupportConsent(props: {
  readonly organizationId: string;
  readonly people: QueryOutput<'office-support'>['people'];
}) {
  const say = useSupportWords();
  const consent = useSend('consent-to-support');
  const [personId, setPersonId] = useState('');
  const [mode, setMode] = useState<'read' | 'act'>('read');
  const [typed, setTyped] = useState('1');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<{ readonly name: string; readonly until: string }>();
  const submit = async () => {
    const hours = parseCount(typed);
    const isPossible = hours !== undefined && hours >= 1 && hours <= HOURS_MAX;
    setErrors([
      ...(personId === '' ? [{ name: 'support-person', message: say('consent.whoMissing') }] : []),
      ...(isPossible ? [] : [{ name: 'support-hours', message: say('consent.hoursWrong') }]),
    ]);
    setDone(undefined);
    if (personId === '' || !isPossible) return;
    const { organizationId } = props;
    const answer = await consent.run({ organizationId, personId, mode, minutes: hours * 60 });
    const person = props.people.find((one) => one.personId === personId);
    if (answer.ok && person !== undefined) setDone({ name: person.name, until: answer.value.until });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('consent.title')}</h2>
      <FormErrors errors={errors} />
      <RadioTiles
        legend={say('consent.who')}
        name="support-person"
        value={personId}
        tiles={props.people.map((one) => ({
          value: one.personId,
          name: one.name,
          says: one.name === one.email ? undefined : one.email,
        }))}
        error={errorOf(errors, 'support-person')}
        onChange={setPersonId}
      />
      <RadioTiles
        legend={say('consent.mode')}
        name="support-mode"
        value={mode}
        tiles={[
          { value: 'read', name: say('consent.read'), says: say('consent.readSays') },
          { value: 'act', name: say('consent.act'), says: say('consent.actSays') },
        ]}
        error={undefined}
        onChange={(value) => setMode(value === 'act' ? 'act' : 'read')}
      />
      <TextField
        label={say('consent.hours')}
        name="support-hours"
        hint={say('consent.hoursHint')}
        numeric
        value={typed}
        error={errorOf(errors, 'support-hours')}
        onChange={setTyped}
      />
      <ProblemAlert problem={consent.problem} />
      {done && (
        <Alert kind="success">
          <p>{say('consent.done', { name: done.name, time: formatTime(done.until) })}</p>
        </Alert>
      )}
      <Button submits pending={consent.pending}>
        {say('consent.submit')}
      </Button>
    </Form>
  );
}
