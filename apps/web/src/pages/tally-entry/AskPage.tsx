import type { QueryOutput } from '@plumbline/api';
import { likenessKey } from '@plumbline/election';
import { Navigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useServerSilence } from '../../connection/server-silence.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { useKeptTallies } from '../../connection/use-tallies-at-hand.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useTallyEntryWords } from '../../words/tally-entry-words.ts';

type Opened = NonNullable<QueryOutput<'tally-request'>['link']>;

/** At another computer: who sits here, before the manager is asked to let them enter tallies. */
export function AskPage() {
  const say = useTallyEntryWords();
  const { token } = useParams({ from: '/tallyentry/$token' });
  const asked = useAsk('tally-request', { token });
  const kept = useKeptTallies() ?? [];
  const isSilent = useServerSilence();
  // Who was let in has nothing to ask. Who waits may: the names may have been wrong.
  if (asked.data?.request?.stand === 'confirmed') return <Navigate to="/tally-entry" replace />;
  // Without a network whoever has worked at this device goes on with what it kept.
  if (asked.data === undefined && isSilent && kept.length > 0) return <Navigate to="/tally-entry" replace />;
  return (
    <AppFrame narrow>
      <Answered asked={asked}>
        {({ link }) =>
          link === null ? (
            <div className="stack">
              <PageTitle>{say('ask.unknownTitle')}</PageTitle>
              <p>{say('ask.unknown')}</p>
            </div>
          ) : (
            <Names token={token} link={link} />
          )
        }
      </Answered>
    </AppFrame>
  );
}

function Names(props: { readonly token: string; readonly link: Opened }) {
  const say = useTallyEntryWords();
  const { token, link } = props;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const ask = useSend('sign-in-to-tally-entry');
  const person = useAsk('session', {}).data?.person;
  const problemsOf = (people: readonly string[]): readonly FieldError[] => {
    const fields = [
      { name: 'first-person', value: first },
      { name: 'second-person', value: second },
    ];
    const addresses = fields.filter(({ value }) => value.includes('@'));
    if (addresses.length > 0) return addresses.map(({ name }) => ({ name, message: say('ask.address') }));
    const [one, other] = people;
    if (one === undefined) return [{ name: 'first-person', message: say('ask.missing') }];
    const isTwice = other !== undefined && likenessKey(one) === likenessKey(other);
    return isTwice ? [{ name: 'second-person', message: say('ask.twice') }] : [];
  };
  const submit = async () => {
    const people = [first.trim(), second.trim()].filter((one) => one !== '');
    const found = problemsOf(people);
    setErrors(found);
    if (found.length > 0) return;
    const answer = await ask.run({ token, people });
    // The secret leaves the address bar and the history, so that the back button does not ask once more.
    if (answer.ok) window.location.replace('/tally-entry');
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <PageTitle>{say('ask.title', { jurisdiction: link.jurisdiction })}</PageTitle>
      <p>{say('ask.lead', { audit: link.audit, office: link.office })}</p>
      {person && person.role !== 'tally-entry' && (
        <Alert kind="warning">{say('ask.signedIn', { name: person.name })}</Alert>
      )}
      <FormErrors errors={errors} />
      <TextField
        label={say('ask.first')}
        name="first-person"
        maxLength={100}
        value={first}
        error={errorOf(errors, 'first-person')}
        onChange={setFirst}
      />
      <TextField
        label={say('ask.second')}
        name="second-person"
        hint={say('ask.secondHint')}
        maxLength={100}
        value={second}
        error={errorOf(errors, 'second-person')}
        onChange={setSecond}
      />
      <ProblemAlert problem={ask.problem} />
      <div className="row">
        <Button submits pending={ask.pending}>
          {say('ask.submit')}
        </Button>
      </div>
    </Form>
  );
}
